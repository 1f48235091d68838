/** A text file as read, with the encoding that its bytes are in. */
export interface PlainText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** Byte order marks; without one UTF-16 is not guessed, a wrong guess would turn text into signs. */
const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/** Bytes that windows-1252 does not define: a file that holds them is something else. */
const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Tab, line feed, form feed and carriage return belong to texts; any other control says «binary». */
const CONTROL = new RegExp('[\\u0000-\\u0008\\u000B\\u000E-\\u001F\\u007F]');

function decode(bytes: Uint8Array, encoding: PlainText['encoding']): PlainText | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return CONTROL.test(text) ? null : { text, encoding };
  } catch {
    return null;
  }
}

/**
 * Reads bytes as plain text, or finds that they are none.
 *
 * @returns the text and its encoding (byte order mark, else strict UTF-8, else windows-1252); null for anything that
 *   holds control characters or bytes of no such encoding: binary files are never taken for text.
 */
export function decodePlainText(bytes: Uint8Array): PlainText | null {
  const marked = MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return decode(bytes, marked.encoding);
  const utf8 = decode(bytes, 'utf-8');
  if (utf8) return utf8;
  return bytes.some((byte) => UNDEFINED_1252.has(byte)) ? null : decode(bytes, 'windows-1252');
}
