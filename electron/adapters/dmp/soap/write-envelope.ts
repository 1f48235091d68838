import { NS } from '../namespaces.ts';
import { leaf, tag, xmlDocument, type Xml } from '../xml/write-xml.ts';

const ANONYMOUS = 'http://www.w3.org/2005/08/addressing/anonymous';

/** One request, ready to be put in an envelope. */
export interface EnvelopeParts {
  /** `urn:uuid:…`, what the answer must relate to. */
  readonly messageId: string;
  readonly action: string;
  /** The signed VIHF, untouched. */
  readonly assertion: Xml;
  readonly body: Xml;
}

/**
 * Writes a request: SOAP 1.2, WS-Addressing, and a security header that holds the assertion and nothing else
 * (dmp-interface §1.1). `To` is empty as in the published messages; `mustUnderstand` is qualified (decision 14).
 */
export function writeEnvelope(parts: EnvelopeParts): Uint8Array {
  const must = { 'soap:mustUnderstand': 'true' };
  const header = tag(
    'soap:Header',
    {},
    leaf('wsa:MessageID', parts.messageId),
    tag('wsa:To'),
    tag('wsa:ReplyTo', must, leaf('wsa:Address', ANONYMOUS)),
    leaf('wsa:Action', parts.action, must),
    tag('wsse:Security', { 'xmlns:wsse': NS.wsse }, parts.assertion),
  );
  const namespaces = { 'xmlns:soap': NS.soap12, 'xmlns:wsa': NS.wsa };
  return xmlDocument(tag('soap:Envelope', namespaces, header, tag('soap:Body', {}, parts.body)));
}
