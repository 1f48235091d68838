import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Fault } from '../../../../shared/fault.ts';

/** Encodings that French health systems really use; anything else is refused rather than guessed (H38). */
const LABELS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
};

const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** The encoding that the first bytes prove, with or without a byte order mark (XML 1.0 appendix F). */
function provenEncoding(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0x3c, 0x00)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0x00, 0x3c)) return 'utf-16be';
  return null;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1');
  return DECLARED.exec(head)?.[1]?.toLowerCase() ?? null;
}

/** The encoding and its origin: bytes first, then the transport, then the document itself, then UTF-8 (RFC 7303). */
export function encodingOf(bytes: Uint8Array, transportCharset?: string): string {
  return provenEncoding(bytes) ?? transportCharset?.toLowerCase() ?? declaredEncoding(bytes) ?? 'utf-8';
}

/**
 * Decodes the bytes of an XML document without repairing anything.
 *
 * @param bytes the document as received.
 * @param transportCharset `charset` of the Content-Type, when it has one.
 * @returns the text without byte order mark; `xml/encoding` when the encoding is unknown or a byte is not of it.
 */
export function decodeXmlText(bytes: Uint8Array, transportCharset?: string): Result<string, Fault<'xml/encoding'>> {
  const label = LABELS[encodingOf(bytes, transportCharset)];
  if (!label) return fail({ code: 'xml/encoding' });
  try {
    return ok(new TextDecoder(label, { fatal: true }).decode(bytes));
  } catch {
    return fail({ code: 'xml/encoding' });
  }
}
