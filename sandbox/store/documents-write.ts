import { createHash } from 'node:crypto';
import type { Store } from './open.ts';
import type {
  AssociationRecord,
  AuthorRecord,
  AvailabilityStatus,
  Coded,
  NewDocument,
  SubmissionSetRecord,
} from './records.ts';
import { statement } from './statement.ts';

/** Codes of TRE_A07 that restrict who reads (dmp-interface §3.5). */
const RESTRICTION = {
  masked: 'MASQUE_PS',
  invisibleToPatient: 'INVISIBLE_PATIENT',
  invisibleToRepresentatives: 'INVISIBLE_REPRESENTANTS_LEGAUX',
} as const;

/** Row number of a coded value, written when new. */
export function codeId(db: Store, { code, scheme, label }: Coded): number {
  const found = statement<[string, string, string], { id: number }>(
    db,
    'SELECT id FROM codes WHERE code = ? AND scheme = ? AND label = ?',
  ).get(code, scheme, label);
  if (found) return found.id;
  return Number(
    statement(db, 'INSERT INTO codes (code, scheme, label) VALUES (?, ?, ?)').run(code, scheme, label).lastInsertRowid,
  );
}

/** Row number of an author, written when new. */
export function authorId(db: Store, author: AuthorRecord): number {
  const key = [
    author.person,
    JSON.stringify(author.institutions),
    JSON.stringify(author.specialties),
    JSON.stringify(author.roles),
  ];
  const found = statement<string[], { id: number }>(
    db,
    'SELECT id FROM authors WHERE person = ? AND institutions = ? AND specialties = ? AND roles = ?',
  ).get(...key);
  if (found) return found.id;
  const written = statement(
    db,
    'INSERT INTO authors (person, institutions, specialties, roles) VALUES (?, ?, ?, ?)',
  ).run(...key);
  return Number(written.lastInsertRowid);
}

/** Writes a submission set; returns its row number. */
export function insertSubmissionSet(db: Store, set: SubmissionSetRecord): number {
  const written = statement(
    db,
    `INSERT INTO submission_sets (entry_uuid, unique_id, source_id, patient_id, submission_time, received_at, title, comments,
         content_type_id, author_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    set.entryUuid,
    set.uniqueId,
    set.sourceId,
    set.patientId,
    set.submissionTime,
    set.receivedAt,
    set.title,
    set.comments,
    codeId(db, set.contentType),
    authorId(db, set.author),
  );
  return Number(written.lastInsertRowid);
}

/** Keeps bytes with their digests; returns the row number. */
export function insertContent(db: Store, bytes: Uint8Array): number {
  const digest = (name: string): string => createHash(name).update(bytes).digest('hex');
  const written = statement(db, 'INSERT INTO contents (sha1, sha256, size, bytes) VALUES (?, ?, ?, ?)').run(
    digest('sha1'),
    digest('sha256'),
    bytes.byteLength,
    bytes,
  );
  return Number(written.lastInsertRowid);
}

/** Writes a document, its content, authors and codes; returns its row number. */
export function insertDocument(db: Store, document: NewDocument): number {
  const written = statement(
    db,
    `INSERT INTO documents (entry_uuid, logical_id, unique_id, version, kind, patient_id, set_id, status, mime_type,
         language_code, creation_time, service_start_time, service_stop_time, title, comments, legal_authenticator,
         source_patient_id, source_patient_info, reference_ids, class_id, type_id, format_id, facility_id, practice_id,
         masked_to_professionals, invisible_to_patient, invisible_to_representatives, depositor_id, depositor_structure,
         received_at, content_id)
       VALUES (@entryUuid, @logicalId, @uniqueId, @version, @kind, @patientId, @setId, @status, @mimeType,
         @languageCode, @creationTime, @serviceStartTime, @serviceStopTime, @title, @comments, @legalAuthenticator,
         @sourcePatientId, @sourcePatientInfo, @referenceIds, @classId, @typeId, @formatId, @facilityId, @practiceId,
         @masked, @invisibleToPatient, @invisibleToRepresentatives, @depositorId, @depositorStructure,
         @receivedAt, @contentId)`,
  ).run(documentColumns(db, document));
  const id = Number(written.lastInsertRowid);
  insertDocumentLinks(db, id, document);
  return id;
}

function documentColumns(db: Store, document: NewDocument): Record<string, string | number | null> {
  const bears = (code: string): number => Number(document.confidentialityCodes.some((c) => c.code === code));
  const { classCode, typeCode, formatCode, facilityCode, practiceCode } = document;
  const { sourcePatientInfo, referenceIds, content, confidentialityCodes, eventCodes, authors, ...columns } = document;
  return {
    ...plain(columns),
    sourcePatientInfo: JSON.stringify(sourcePatientInfo),
    referenceIds: JSON.stringify(referenceIds),
    classId: codeId(db, classCode),
    typeId: codeId(db, typeCode),
    formatId: codeId(db, formatCode),
    facilityId: codeId(db, facilityCode),
    practiceId: codeId(db, practiceCode),
    masked: bears(RESTRICTION.masked),
    invisibleToPatient: bears(RESTRICTION.invisibleToPatient),
    invisibleToRepresentatives: bears(RESTRICTION.invisibleToRepresentatives),
    contentId: insertContent(db, content),
  };
}

/** Keeps the fields that are columns as they are. */
function plain(fields: object): Record<string, string | number | null> {
  const kept = Object.entries(fields).filter(
    ([, value]) => value === null || ['string', 'number'].includes(typeof value),
  );
  return Object.fromEntries(kept) as Record<string, string | number | null>; // only such values were kept above
}

function insertDocumentLinks(db: Store, id: number, document: NewDocument): void {
  const link = statement(db, 'INSERT INTO document_codes (document_id, kind, position, code_id) VALUES (?, ?, ?, ?)');
  document.confidentialityCodes.forEach((code, i) => link.run(id, 'confidentiality', i, codeId(db, code)));
  document.eventCodes.forEach((code, i) => link.run(id, 'event', i, codeId(db, code)));
  const author = statement(db, 'INSERT INTO document_authors (document_id, position, author_id) VALUES (?, ?, ?)');
  document.authors.forEach((one, i) => author.run(id, i, authorId(db, one)));
}

/** Writes an association between two registry objects. */
export function insertAssociation(db: Store, association: AssociationRecord): void {
  statement(
    db,
    'INSERT INTO associations (entry_uuid, kind, source_uuid, target_uuid, set_id) VALUES (?, ?, ?, ?, ?)',
  ).run(association.entryUuid, association.kind, association.sourceUuid, association.targetUuid, association.setId);
}

/** Changes the availability of a document. */
export function setStatus(db: Store, entryUuid: string, status: AvailabilityStatus): void {
  statement(db, 'UPDATE documents SET status = ? WHERE entry_uuid = ?').run(status, entryUuid);
}
