import { randomUUID } from 'node:crypto';
import { newOid } from '../../../sandbox/engine/submission.ts';
import type { Desk } from '../../../sandbox/patient/desk.ts';
import { insertDocument, insertSubmissionSet } from '../../../sandbox/store/documents-write.ts';
import type { Store } from '../../../sandbox/store/open.ts';
import type { Coded } from '../../../sandbox/store/records.ts';

const coded = (code: string, scheme = 'test'): Coded => ({ code, scheme, label: code });
const newUuid = (): string => `urn:uuid:${randomUUID()}`;

/** A store and its hour. */
export interface WritingStore {
  store: Store;
  now: number;
}

/**
 * Writes a document as the patient's own space does: the sandbox offers no act for it, its seed writes rows too.
 * @returns its uniqueId
 */
export function depositAsPatient(engine: WritingStore, desk: Desk, title: string, type: string): string {
  const ins = desk.patient.ins.value;
  const author = { person: ins, institutions: [], specialties: [], roles: [] };
  const time = new Date(engine.now).toISOString().replace(/\D/g, '').slice(0, 14);
  const setId = insertSubmissionSet(engine.store, {
    entryUuid: newUuid(),
    uniqueId: newOid(),
    sourceId: '1.2.250.1.999.1.1',
    patientId: desk.patient.id,
    submissionTime: time,
    receivedAt: engine.now,
    title: null,
    comments: null,
    contentType: coded('04'),
    author,
  });
  const [entryUuid, uniqueId] = [newUuid(), newOid()];
  insertDocument(engine.store, {
    entryUuid,
    logicalId: entryUuid,
    uniqueId,
    version: 1,
    kind: 'document',
    status: 'Approved',
    mimeType: 'text/xml',
    languageCode: 'fr-FR',
    creationTime: time,
    serviceStartTime: time,
    serviceStopTime: null,
    title,
    comments: null,
    legalAuthenticator: ins,
    sourcePatientId: ins,
    sourcePatientInfo: [],
    referenceIds: [],
    classCode: coded('90'),
    typeCode: coded(type),
    formatCode: coded('text'),
    facilityCode: coded('SA07'),
    practiceCode: coded('AMBULATOIRE'),
    confidentialityCodes: [coded('N', '2.16.840.1.113883.5.25')],
    eventCodes: [],
    authors: [author],
    patientId: desk.patient.id,
    setId,
    depositorId: ins,
    depositorStructure: '',
    receivedAt: engine.now,
    content: Buffer.from(title),
  });
  return uniqueId;
}
