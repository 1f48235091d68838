/** What the first bytes of a file say it is; text is found by exclusion (`decode-plain-text.ts`). */
export type FileFormat = 'pdf' | 'jpeg' | 'tiff' | 'rtf';

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

const PDF = ascii('%PDF-');
const RTF = ascii('{\\rtf');
const JPEG = [0xff, 0xd8, 0xff];
const TIFF = [
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
] as const;

/** PDF readers look for the signature in the first kilobyte (ISO 32000-1 annex H.3.4.1). */
const PDF_WINDOW = 1024;

function isPdf(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, PDF_WINDOW));
  return head.includes(Buffer.from(PDF));
}

/** The format that the signature proves, or null: the name of the file plays no part (issue §6). */
export function detectFormat(bytes: Uint8Array): FileFormat | null {
  if (startsWith(bytes, JPEG)) return 'jpeg';
  if (TIFF.some((signature) => startsWith(bytes, signature))) return 'tiff';
  if (startsWith(bytes, RTF)) return 'rtf';
  return isPdf(bytes) ? 'pdf' : null;
}
