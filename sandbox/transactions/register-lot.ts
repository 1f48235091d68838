import { randomUUID } from 'node:crypto';
import { insertAssociation, insertDocument, insertSubmissionSet, setStatus } from '../store/documents-write.ts';
import type { StoredPatient } from '../store/patients.ts';
import { tellDocument } from '../store/tell-document.ts';
import { ASSOCIATION, type AuthorRecord, type Coded, type DocumentMetadata } from '../store/records.ts';
import { isSignature } from '../xds/check-metadata.ts';
import type { WrittenEntry, WrittenSet, WrittenSubmission } from '../xds/read-submission.ts';
import type { Call } from './transaction.ts';

const newUuid = (): string => `urn:uuid:${randomUUID()}`;

/**
 * Writes a lot that has passed every check: symbolic identifiers become UUIDs, replaced documents become Deprecated.
 * The caller runs it inside one transaction.
 */
export function registerLot(
  call: Call,
  patient: StoredPatient,
  written: WrittenSubmission,
  contents: ReadonlyMap<string, Buffer>,
): void {
  const { store, vihf, now } = call;
  const [set] = written.sets;
  if (!set) throw new Error('a checked lot has one set');
  const uuids = new Map([set, ...written.entries].map((one) => [one.id, newUuid()]));
  const uuidOf = (id: string): string => uuids.get(id) ?? id;
  const setId = insertSubmissionSet(store, setRecord(set, uuidOf(set.id), patient.id, now));
  for (const entry of written.entries) {
    const document = {
      ...documentMetadata(entry, uuidOf(entry.id)),
      patientId: patient.id,
      setId,
      depositorId: vihf.nameId,
      depositorStructure: vihf.structureId,
      receivedAt: now,
      content: checked(contents.get(entry.id), entry.id),
    };
    insertDocument(store, document);
    tellDocument(store, document, now);
  }
  for (const { kind, source, target } of written.associations) {
    insertAssociation(store, {
      entryUuid: newUuid(),
      kind,
      sourceUuid: uuidOf(source),
      targetUuid: uuidOf(target),
      setId,
    });
    if (kind === ASSOCIATION.replaces) setStatus(store, target, 'Deprecated');
  }
}

/** A checked submission set as the store keeps it. */
export function setRecord(
  set: WrittenSet,
  entryUuid: string,
  patientId: number,
  now: number,
): Parameters<typeof insertSubmissionSet>[1] {
  return {
    entryUuid,
    uniqueId: checked(set.uniqueId, 'uniqueId'),
    sourceId: checked(set.sourceId, 'sourceId'),
    patientId,
    submissionTime: checked(set.submissionTime, 'submissionTime'),
    receivedAt: now,
    title: set.title,
    comments: set.comments,
    contentType: checked(set.contentType, 'contentTypeCode'),
    author: checked(set.authors[0], 'author'),
  };
}

function documentMetadata(entry: WrittenEntry, entryUuid: string): DocumentMetadata {
  const code = (value: Coded | null, name: string): Coded => checked(value, name);
  const authors: AuthorRecord[] = entry.authors;
  return {
    entryUuid,
    logicalId: entryUuid,
    uniqueId: checked(entry.uniqueId, 'uniqueId'),
    version: 1,
    kind: isSignature(entry) ? 'signature' : 'document',
    status: 'Approved',
    mimeType: checked(entry.mimeType, 'mimeType'),
    languageCode: checked(entry.languageCode, 'languageCode'),
    creationTime: checked(entry.creationTime, 'creationTime'),
    serviceStartTime: checked(entry.serviceStartTime, 'serviceStartTime'),
    serviceStopTime: entry.serviceStopTime,
    title: checked(entry.title, 'title'),
    comments: entry.comments,
    legalAuthenticator: checked(entry.legalAuthenticator, 'legalAuthenticator'),
    sourcePatientId: checked(entry.sourcePatientId, 'sourcePatientId'),
    sourcePatientInfo: entry.sourcePatientInfo,
    referenceIds: entry.referenceIds,
    classCode: code(entry.classCode, 'classCode'),
    typeCode: code(entry.typeCode, 'typeCode'),
    formatCode: code(entry.formatCode, 'formatCode'),
    facilityCode: code(entry.facilityCode, 'healthcareFacilityTypeCode'),
    practiceCode: code(entry.practiceCode, 'practiceSettingCode'),
    confidentialityCodes: entry.confidentialityCodes,
    eventCodes: entry.eventCodes,
    authors,
  };
}

/** check-metadata.ts refuses what lacks any of these; reaching here without one is a bug. */
function checked<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined) throw new Error(`unchecked lot: no ${name}`);
  return value;
}
