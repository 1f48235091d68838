import type { Element } from '@xmldom/xmldom';
import { findClinicalDocument } from '../cda/find-document.ts';
import { readEnvelope } from '../soap/read-envelope.ts';
import { readSoapFault } from '../soap/read-fault.ts';
import { descendants } from '../xml/element.ts';
import { inspectCda } from './inspect-cda.ts';
import { inspectHl7v3, isHl7v3Message } from './inspect-hl7v3.ts';
import { inspectSaml } from './inspect-saml.ts';
import { inspectService, isServiceMessage } from './inspect-service.ts';
import { inspectXds, isXdsMessage } from './inspect-xds.ts';
import { orNull } from './printed.ts';
import type { Envelope, InspectReport, SoapFaultReport, UnknownReport } from './report.ts';
import type { Attachments } from './attachments.ts';

function soapFault(payload: Element): SoapFaultReport | null {
  const fault = readSoapFault(payload);
  if (!fault) return null;
  return {
    kind: 'soap-fault',
    code: orNull(fault.code),
    subcode: orNull(fault.subcode),
    reason: orNull(fault.reason),
    detail: orNull(fault.detail),
    faults: [],
  };
}

function unknown(code: string, place: string): UnknownReport {
  return { kind: 'unknown', faults: [{ code, place }] };
}

/** The assertion that a SAML protocol answer or a security header carries, or that stands alone. */
function assertionIn(element: Element): Element | undefined {
  return /^(Assertion|Response|Security)$/.test(element.localName ?? '')
    ? descendants(element, null, 'Assertion')[0]
    : undefined;
}

function inspectPayload(payload: Element, attachments: Attachments): InspectReport {
  const fault = soapFault(payload);
  if (fault) return fault;
  if (isHl7v3Message(payload)) return inspectHl7v3(payload);
  if (isServiceMessage(payload)) return inspectService(payload);
  if (isXdsMessage(payload)) return inspectXds(payload, attachments);
  const assertion = assertionIn(payload);
  if (assertion) return inspectSaml(assertion);
  const document = findClinicalDocument(payload) && inspectCda(payload);
  return document ?? unknown('inspect/unknown-element', payload.tagName);
}

function inEnvelope(root: Element, attachments: Attachments): InspectReport | null {
  const read = readEnvelope(root);
  if (!read) return null;
  const envelope: Envelope = {
    version: read.version,
    action: orNull(read.action),
    messageId: orNull(read.messageId),
    relatesTo: orNull(read.relatesTo),
    assertion: read.assertion && inspectSaml(read.assertion),
  };
  const payload = read.payload ? inspectPayload(read.payload, attachments) : unknown('inspect/empty-body', 'Body');
  return { ...payload, envelope };
}

/**
 * Says what an XML message holds, a SOAP envelope around it opened.
 *
 * @param attachments parts of the MTOM message it came in, to which its references lead.
 */
export function inspectMessage(root: Element, attachments: Attachments): InspectReport {
  return inEnvelope(root, attachments) ?? inspectPayload(root, attachments);
}
