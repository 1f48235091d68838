import { contentIdOf } from './content-id.ts';
import { decodeBase64 } from './decode-base64.ts';
import { readContentType } from './content-type.ts';

/** One part of a multipart message, its transfer encoding undone. */
export interface Part {
  /** Decoded, without angle brackets; absent when the part has none. */
  readonly contentId?: string;
  readonly mediaType: string;
  readonly charset?: string;
  readonly bytes: Uint8Array;
}

const HEADERS_END = /\r?\n\r?\n/;
/** Headers are short; a part without an empty line in its first bytes has none that we can read. */
const LONGEST_HEADERS = 16 * 1024;

function headersOf(text: string): Map<string, string> {
  const unfolded = text.replace(/\r?\n[ \t]+/g, ' ');
  return new Map(
    unfolded.split(/\r?\n/).flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
}

function quotedPrintable(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/=\r?\n/g, '');
  const hex = (_: string, digits: string) => String.fromCharCode(Number.parseInt(digits, 16));
  return Buffer.from(text.replace(/=([0-9A-Fa-f]{2})/g, hex), 'latin1');
}

/** Undoes a Content-Transfer-Encoding; null when it is unknown or the bytes are not in it. */
function undone(bytes: Uint8Array, encoding: string): Uint8Array | null {
  if (['', 'binary', '8bit', '7bit'].includes(encoding)) return bytes;
  if (encoding === 'quoted-printable') return quotedPrintable(bytes);
  if (encoding !== 'base64') return null;
  return decodeBase64(Buffer.from(bytes).toString('latin1'));
}

/** Where the headers end and the content begins. */
function splitHeaders(raw: Uint8Array): { readonly headers: Map<string, string>; readonly content: Uint8Array } | null {
  const head = Buffer.from(raw.subarray(0, LONGEST_HEADERS)).toString('latin1');
  // A part may begin with the empty line: it has content and no header.
  const blank = /^\r?\n/.exec(head);
  if (blank) return { headers: new Map(), content: raw.subarray(blank[0].length) };
  const end = HEADERS_END.exec(head);
  if (!end) return null;
  return { headers: headersOf(head.slice(0, end.index)), content: raw.subarray(end.index + end[0].length) };
}

/** Reads one part; null when its headers or its encoding cannot be understood. */
export function readPart(raw: Uint8Array): Part | null {
  const split = splitHeaders(raw);
  if (!split) return null;
  const { headers, content } = split;
  const bytes = undone(content, headers.get('content-transfer-encoding')?.toLowerCase() ?? '');
  if (!bytes) return null;
  const { mediaType, parameters } = readContentType(headers.get('content-type') ?? '');
  const contentId = headers.get('content-id');
  const charset = parameters.get('charset');
  return {
    ...(contentId ? { contentId: contentIdOf(contentId) } : {}),
    ...(charset ? { charset } : {}),
    mediaType,
    bytes,
  };
}
