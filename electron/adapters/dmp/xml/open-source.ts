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

/**
 * What every foreign document goes through before a parser sees it: size, encoding, no document type, bounded nesting.
 *
 * @param input the bytes as received, or a text already decoded.
 * @returns the text, from its first sign on; `xml/empty`, `xml/too-large`, `xml/encoding`, `xml/doctype`,
 *   `xml/too-deep`, `xml/too-many-elements` or `xml/malformed` otherwise.
 */
export function openSource(input: Uint8Array | string, origin: XmlOrigin): Result<string, Fault<XmlFaultCode>> {
  const bounds = { ...DEFAULT_BOUNDS, ...origin.bounds };
  if (input.length === 0) return fail({ code: 'xml/empty' });
  if (input.length > bounds.bytes) return fail({ code: 'xml/too-large', limit: bounds.bytes });
  const text = typeof input === 'string' ? ok(input) : decodeXmlText(input, origin.charset);
  if (!text.ok) return text;
  const source = text.value.replace(/^[\uFEFF\s]+/, '');
  if (source === '') return fail({ code: 'xml/empty' });
  const refusal = scanMarkup(source, bounds);
  return refusal ? fail({ code: refusal }) : ok(source);
}
