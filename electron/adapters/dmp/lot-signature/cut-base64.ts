import { isAscii } from 'node:buffer';

/** A document cut around its longest embedded content. */
export interface CutDocument {
  /** The document with `marker` in place of the content. */
  readonly around: Uint8Array;
  readonly marker: string;
  readonly content: Uint8Array;
}

/** Below this a cut costs more than it saves. */
const WORTH_CUTTING = 64 * 1024;
const EMBEDDED = 'representation="B64"';
const MARKER = 'cut-content';
/** What canonical XML may write in another way: references, `>` in text, carriage returns (Canonical XML 1.0 §2.3). */
const REWRITTEN = ['&', '>', '\r'] as const;

/** True for plain characters that stand the same before and after canonicalisation, in whichever node they are. */
function isUnchanged(content: Buffer): boolean {
  return isAscii(content) && REWRITTEN.every((character) => !content.includes(character));
}

/**
 * Cuts the embedded file out of a level-1 CDA before it is parsed: base64 is the same before and after
 * canonicalisation (Canonical XML 1.0 §2.3), and parsing five megabytes of it costs ten times their digest.
 *
 * @returns null when there is no such content, or one with a character that canonicalisation might change.
 */
export function cutBase64(bytes: Uint8Array): CutDocument | null {
  const document = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const attribute = document.indexOf(EMBEDDED);
  const start = attribute === -1 ? 0 : document.indexOf('>', attribute) + 1;
  const end = start === 0 ? -1 : document.indexOf('<', start);
  if (end - start < WORTH_CUTTING) return null;
  const content = document.subarray(start, end);
  const [before, after] = [document.subarray(0, start), document.subarray(end)];
  const isTaken = before.includes(MARKER) || after.includes(MARKER);
  if (isTaken || !isUnchanged(content)) return null;
  return { around: Buffer.concat([before, Buffer.from(MARKER), after]), marker: MARKER, content };
}
