import { DOMParser, type Element } from '@xmldom/xmldom';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Fault } from '../../../../shared/fault.ts';
import { DEFAULT_BOUNDS, type XmlBounds, type XmlFaultCode } from './bounds.ts';
import { decodeXmlText } from './decode-text.ts';
import { scanMarkup } from './scan-markup.ts';

/** How a document reached us. */
export interface XmlOrigin {
  /** `charset` of its Content-Type, when it has one. */
  readonly charset?: string;
  readonly bounds?: Partial<XmlBounds>;
}

/** The parser's own habit also turns U+0085 and U+2028 into line feeds (XML 1.1): a letter must stay what it is (H38). */
function lineEndings(source: string): string {
  return source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
}

/** U+FFFD is a legal character: someone lost a sign before us. The document is shown, and says so (H08, H38). */
const LOST_SIGN = /^Unicode replacement character/;

function refuse(level: string, message: string): void {
  if (level !== 'warning' || !LOST_SIGN.test(message)) throw new Error(message);
}

function parseText(source: string): Result<Element, Fault<XmlFaultCode>> {
  try {
    const parser = new DOMParser({ locator: false, normalizeLineEndings: lineEndings, onError: refuse });
    const root = parser.parseFromString(source, 'text/xml').documentElement;
    return root ? ok(root) : fail({ code: 'xml/malformed' });
  } catch {
    return fail({ code: 'xml/malformed' });
  }
}

/**
 * Reads a foreign XML document: never trusts it, never repairs it, never throws.
 *
 * @param input the bytes as received, or a text already decoded.
 * @returns the root element; `xml/empty`, `xml/too-large`, `xml/encoding`, `xml/doctype`, `xml/too-deep`,
 *   `xml/too-many-elements` or `xml/malformed` otherwise.
 */
export function parseXml(input: Uint8Array | string, origin: XmlOrigin = {}): Result<Element, Fault<XmlFaultCode>> {
  const bounds = { ...DEFAULT_BOUNDS, ...origin.bounds };
  if (input.length === 0) return fail({ code: 'xml/empty' });
  if (input.length > bounds.bytes) return fail({ code: 'xml/too-large', limit: bounds.bytes });
  const text = typeof input === 'string' ? ok(input) : decodeXmlText(input, origin.charset);
  if (!text.ok) return text;
  const source = text.value.replace(/^[\uFEFF\s]+/, '');
  if (source === '') return fail({ code: 'xml/empty' });
  const refusal = scanMarkup(source, bounds);
  return refusal ? fail({ code: refusal }) : parseText(source);
}
