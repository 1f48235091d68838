import { randomUUID } from 'node:crypto';
import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import { NS } from '../xml/namespaces.ts';
import { element, elements, text } from '../xml/read.ts';
import { el, escapeXml, textEl, type Xml } from '../xml/write.ts';
import { Fault } from './fault.ts';

const ANONYMOUS = 'http://www.w3.org/2005/08/addressing/anonymous';

/** A request, as far as SOAP and WS-Addressing go. */
export interface Envelope {
  document: XmlDocument;
  action: string;
  messageId: string;
  /** The single child of the body. */
  body: XmlElement;
  /** Version of the envelope's namespace; the published TD2.1 example uses 1.1 (dmp-interface §1.1). */
  soapVersion: '1.1' | '1.2';
}

/**
 * Reads a SOAP envelope.
 * @throws Fault `DMPInvalidMessage` when the envelope, its action, its identifier or its body is missing
 */
export function readEnvelope(document: XmlDocument): Envelope {
  const root = element(document, '/soap:Envelope') ?? element(document, '/soap11:Envelope');
  if (!root) throw new Fault('DMPInvalidMessage', "Le message n'est pas une enveloppe SOAP");
  const action = text(root, '*[local-name()="Header"]/wsa:Action');
  const messageId = text(root, '*[local-name()="Header"]/wsa:MessageID');
  const bodies = elements(root, '*[local-name()="Body"]/*');
  const body = bodies[0];
  if (!action || !messageId)
    throw new Fault('DMPInvalidMessage', 'Entêtes WS-Addressing Action et MessageID obligatoires');
  if (!body || bodies.length !== 1)
    throw new Fault('DMPInvalidMessage', 'Le corps SOAP doit porter un élément et un seul');
  return { document, action, messageId, body, soapVersion: root.namespaceUri === NS.soap ? '1.2' : '1.1' };
}

/** Writes a SOAP 1.2 answer that relates to a request. */
export function writeEnvelope(action: string, relatesTo: string | null, body: Xml): Xml {
  return `<?xml version="1.0" encoding="UTF-8"?>${el(
    'soap:Envelope',
    { 'xmlns:soap': NS.soap, 'xmlns:wsa': NS.wsa },
    el(
      'soap:Header',
      {},
      textEl('wsa:Action', action),
      textEl('wsa:MessageID', `urn:uuid:${randomUUID()}`),
      textEl('wsa:To', ANONYMOUS),
      textEl('wsa:RelatesTo', relatesTo),
    ),
    el('soap:Body', {}, body),
  )}`;
}

/** Writes a fault: SOAP code, DMP code below it, sentence in French (dmp-interface §8). */
export function writeFault(fault: Fault, relatesTo: string | null): Xml {
  return writeEnvelope(
    'http://www.w3.org/2005/08/addressing/soap/fault',
    relatesTo,
    el(
      'soap:Fault',
      {},
      el(
        'soap:Code',
        {},
        textEl('soap:Value', `soap:${fault.blame}`),
        el('soap:Subcode', {}, textEl('soap:Value', fault.code)),
      ),
      el('soap:Reason', {}, `<soap:Text xml:lang="fr">${escapeXml(fault.message)}</soap:Text>`),
    ),
  );
}
