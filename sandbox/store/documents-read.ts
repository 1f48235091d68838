import type { Store } from './open.ts';
import { visibleTo, type Condition, type Reader } from './reader.ts';
import type { AuthorRecord, AvailabilityStatus, Coded, DocumentMetadata, StoredDocument } from './records.ts';
import { statement } from './statement.ts';

interface DocumentRow {
  id: number;
  entry_uuid: string;
  logical_id: string;
  unique_id: string;
  version: number;
  kind: 'document' | 'signature';
  patient_id: number;
  set_id: number;
  set_uuid: string;
  status: AvailabilityStatus;
  mime_type: string;
  language_code: string;
  creation_time: string;
  service_start_time: string;
  service_stop_time: string | null;
  title: string;
  comments: string | null;
  legal_authenticator: string;
  source_patient_id: string;
  source_patient_info: string;
  reference_ids: string;
  class_id: number;
  type_id: number;
  format_id: number;
  facility_id: number;
  practice_id: number;
  depositor_id: string;
  depositor_structure: string;
  received_at: number;
  content_id: number;
  sha1: string;
  size: number;
}

const COLUMNS = `d.*, s.entry_uuid AS set_uuid, c.sha1, c.size`;
const TABLES = `documents d JOIN submission_sets s ON s.id = d.set_id JOIN contents c ON c.id = d.content_id`;

/** Row numbers of the documents of a patient that match, latest first. */
export function findDocumentIds(db: Store, patientId: number, reader: Reader, filter: Condition): number[] {
  const visible = visibleTo(reader);
  // The text depends on the filters asked for, so it is not kept (see statement.ts).
  return db
    .prepare<[Record<string, string | number>], { id: number }>(
      `SELECT d.id FROM documents d WHERE d.patient_id = @patientId AND d.kind = 'document' AND ${filter.sql} AND ${visible.sql}
       ORDER BY d.creation_time DESC, d.id DESC`,
    )
    .all({ patientId, ...filter.parameters, ...visible.parameters })
    .map((row) => row.id);
}

/** Entry identifiers only, for `ObjectRef` answers. */
export function entryUuids(db: Store, ids: readonly number[]): string[] {
  const rows = statement<[string], { entry_uuid: string }>(
    db,
    `SELECT d.entry_uuid FROM json_each(?) wanted JOIN documents d ON d.id = wanted.value ORDER BY wanted.key`,
  ).all(JSON.stringify(ids));
  return rows.map((row) => row.entry_uuid);
}

/** Whole documents, in the order asked. */
export function loadDocuments(db: Store, ids: readonly number[]): StoredDocument[] {
  const wanted = JSON.stringify(ids);
  const rows = statement<[string], DocumentRow>(
    db,
    `SELECT ${COLUMNS} FROM json_each(?) wanted CROSS JOIN ${TABLES.replace('documents d', 'documents d ON d.id = wanted.value')} ORDER BY wanted.key`,
  ).all(wanted);
  const codes = loadCodes(db);
  const links = loadLinks(db, wanted, codes);
  const authors = loadAuthors(db, wanted);
  return rows.map((row) => toDocument(row, codes, links.get(row.id), authors.get(row.id) ?? []));
}

/** Bytes of a document. */
export function loadContent(db: Store, contentId: number): Buffer {
  const row = statement<[number], { bytes: Buffer }>(db, 'SELECT bytes FROM contents WHERE id = ?').get(contentId);
  if (!row) throw new Error(`no content ${contentId}`);
  return row.bytes;
}

/** The whole dictionary: some hundreds of rows. */
function loadCodes(db: Store): Map<number, Coded> {
  const rows = statement<[], Coded & { id: number }>(db, 'SELECT id, code, scheme, label FROM codes').all();
  return new Map(rows.map(({ id, ...coded }) => [id, coded]));
}

interface Links {
  confidentiality: Coded[];
  event: Coded[];
}

function loadLinks(db: Store, wanted: string, codes: Map<number, Coded>): Map<number, Links> {
  const rows = statement<[string], { document_id: number; kind: keyof Links; code_id: number }>(
    db,
    `SELECT dc.document_id, dc.kind, dc.code_id FROM json_each(?) wanted
     CROSS JOIN document_codes dc ON dc.document_id = wanted.value ORDER BY dc.document_id, dc.kind, dc.position`,
  ).all(wanted);
  const links = new Map<number, Links>();
  for (const row of rows) {
    const own = links.get(row.document_id) ?? { confidentiality: [], event: [] };
    links.set(row.document_id, own);
    own[row.kind].push(codeAt(codes, row.code_id));
  }
  return links;
}

function loadAuthors(db: Store, wanted: string): Map<number, AuthorRecord[]> {
  type Row = { document_id: number; person: string; institutions: string; specialties: string; roles: string };
  const rows = statement<[string], Row>(
    db,
    `SELECT da.document_id, a.person, a.institutions, a.specialties, a.roles FROM json_each(?) wanted
     CROSS JOIN document_authors da ON da.document_id = wanted.value JOIN authors a ON a.id = da.author_id
     ORDER BY da.document_id, da.position`,
  ).all(wanted);
  const authors = new Map<number, AuthorRecord[]>();
  for (const row of rows) {
    const own = authors.get(row.document_id) ?? [];
    authors.set(row.document_id, own);
    own.push(toAuthor(row));
  }
  return authors;
}

/** An author row, its lists read back from JSON. */
export function toAuthor(row: {
  person: string;
  institutions: string;
  specialties: string;
  roles: string;
}): AuthorRecord {
  const { person, institutions, specialties, roles } = row;
  return { person, institutions: list(institutions), specialties: list(specialties), roles: list(roles) };
}

/** Lists of texts are kept as JSON arrays, written only by documents-write.ts. */
const list = (json: string): string[] => JSON.parse(json) as string[];

function codeAt(codes: Map<number, Coded>, id: number): Coded {
  const found = codes.get(id);
  if (!found) throw new Error(`no code row ${id}`);
  return found;
}

function toDocument(
  row: DocumentRow,
  codes: Map<number, Coded>,
  links: Links | undefined,
  authors: AuthorRecord[],
): StoredDocument {
  return {
    ...toDescription(row),
    ...toBookkeeping(row),
    classCode: codeAt(codes, row.class_id),
    typeCode: codeAt(codes, row.type_id),
    formatCode: codeAt(codes, row.format_id),
    facilityCode: codeAt(codes, row.facility_id),
    practiceCode: codeAt(codes, row.practice_id),
    confidentialityCodes: links?.confidentiality ?? [],
    eventCodes: links?.event ?? [],
    authors,
  };
}

type Coding =
  'classCode' | 'typeCode' | 'formatCode' | 'facilityCode' | 'practiceCode' | 'confidentialityCodes' | 'eventCodes';
type Bookkeeping = Pick<StoredDocument, Exclude<keyof StoredDocument, keyof DocumentMetadata>>;

function toDescription(row: DocumentRow): Omit<DocumentMetadata, Coding | 'authors'> {
  return {
    entryUuid: row.entry_uuid,
    logicalId: row.logical_id,
    uniqueId: row.unique_id,
    version: row.version,
    kind: row.kind,
    status: row.status,
    mimeType: row.mime_type,
    languageCode: row.language_code,
    creationTime: row.creation_time,
    serviceStartTime: row.service_start_time,
    serviceStopTime: row.service_stop_time,
    title: row.title,
    comments: row.comments,
    legalAuthenticator: row.legal_authenticator,
    sourcePatientId: row.source_patient_id,
    sourcePatientInfo: list(row.source_patient_info),
    referenceIds: list(row.reference_ids),
  };
}

function toBookkeeping(row: DocumentRow): Bookkeeping {
  return {
    id: row.id,
    patientId: row.patient_id,
    setId: row.set_id,
    setUuid: row.set_uuid,
    depositorId: row.depositor_id,
    depositorStructure: row.depositor_structure,
    receivedAt: row.received_at,
    contentId: row.content_id,
    sha1: row.sha1,
    size: row.size,
  };
}
