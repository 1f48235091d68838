import { parseXml } from '../xml/parse-xml.ts';
import { NO_ATTACHMENTS, type Attachments } from './attachments.ts';
import { inspectMessage } from './inspect-message.ts';
import { inspectMtom } from './inspect-mtom.ts';
import type { InspectFault, InspectReport } from './report.ts';
import { openSavedMessage } from './saved-message.ts';

function inspectXml(bytes: Uint8Array, charset: string | undefined, attachments: Attachments): InspectReport {
  const root = parseXml(bytes, charset === undefined ? {} : { charset });
  if (root.ok) return inspectMessage(root.value, attachments);
  const refusal: InspectFault = { code: root.fault.code, place: 'xml' };
  if (root.fault.code !== 'xml/encoding') return { kind: 'unknown', faults: [refusal] };
  // Old systems declare UTF-8 and write windows-1252: read so, and said aloud (H38).
  const guessed = parseXml(bytes, { charset: 'windows-1252' });
  if (!guessed.ok) return { kind: 'unknown', faults: [refusal] };
  const report = inspectMessage(guessed.value, attachments);
  return { ...report, faults: [refusal, ...report.faults] };
}

/**
 * Says what a file holds (issue §8): CDA, XDS message, raw MTOM message, SAML assertion, HL7 v3 patient message or
 * SOAP fault, an envelope around it opened. Lenient and total: whatever the bytes, one report comes back.
 *
 * @returns the report; its `faults` are empty when all was read without a remark, its kind is `unknown` when nothing
 *   could be.
 */
export function inspectBytes(bytes: Uint8Array): InspectReport {
  const saved = openSavedMessage(bytes);
  if (saved.kind === 'plain') return inspectXml(saved.body, saved.charset, NO_ATTACHMENTS);
  const report = inspectMtom(saved.multipart, inspectXml);
  // Dashes at the start of a line make no message: without a single part it is some other kind of text.
  return report.parts.length > 0 ? report : { kind: 'unknown', faults: [{ code: 'inspect/not-xml', place: 'start' }] };
}

/** Exit code of `dmp inspect` (issue §8): 0 read, 1 read with faults, 2 unreadable. */
export function exitCodeOf(report: InspectReport): 0 | 1 | 2 {
  if (report.kind === 'unknown') return 2;
  return report.faults.length > 0 ? 1 : 0;
}
