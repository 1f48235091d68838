import { DOMParser, type Element } from '@xmldom/xmldom';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Fault } from '../../../../shared/fault.ts';
import type { XmlFaultCode } from './bounds.ts';
import { openSource, type XmlOrigin } from './open-source.ts';

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
 * Reads a foreign XML document into a DOM: never trusts it, never repairs it, never throws. Several times the cost of
 * `readTree`: for documents, and where a canonical form is needed.
 *
 * @param input the bytes as received, or a text already decoded.
 * @returns the root element; the faults of `openSource`, or `xml/malformed`.
 */
export function parseXml(input: Uint8Array | string, origin: XmlOrigin = {}): Result<Element, Fault<XmlFaultCode>> {
  const source = openSource(input, origin);
  return source.ok ? parseText(source.value) : source;
}
