import { toAuthor } from './documents-read.ts';
import type { Store } from './open.ts';
import { visibleTo, type Condition, type Reader } from './reader.ts';
import type { AssociationRecord, SubmissionSetRecord } from './records.ts';

interface SetRow {
  entry_uuid: string;
  unique_id: string;
  source_id: string;
  patient_id: number;
  submission_time: string;
  received_at: number;
  title: string | null;
  comments: string | null;
  code: string;
  scheme: string;
  label: string;
  person: string;
  institutions: string;
  specialties: string;
  roles: string;
}

/** Submission sets of a patient that hold at least one document the reader may know of, latest first. */
export function findSubmissionSets(
  db: Store,
  patientId: number,
  reader: Reader,
  filter: Condition,
): SubmissionSetRecord[] {
  const visible = visibleTo(reader);
  const rows = db
    .prepare<[Record<string, string | number>], SetRow>(
      `SELECT s.*, k.code, k.scheme, k.label, w.person, w.institutions, w.specialties, w.roles
       FROM submission_sets s JOIN codes k ON k.id = s.content_type_id JOIN authors w ON w.id = s.author_id
       WHERE s.patient_id = @patientId AND ${filter.sql}
         AND EXISTS (SELECT 1 FROM documents d WHERE d.set_id = s.id AND d.kind = 'document' AND d.status <> 'Deleted' AND ${visible.sql})
       ORDER BY s.submission_time DESC, s.id DESC`,
    )
    .all({ patientId, ...filter.parameters, ...visible.parameters });
  return rows.map(toSet);
}

function toSet(row: SetRow): SubmissionSetRecord {
  return {
    entryUuid: row.entry_uuid,
    uniqueId: row.unique_id,
    sourceId: row.source_id,
    patientId: row.patient_id,
    submissionTime: row.submission_time,
    receivedAt: row.received_at,
    title: row.title,
    comments: row.comments,
    contentType: { code: row.code, scheme: row.scheme, label: row.label },
    author: toAuthor(row),
  };
}

/** Associations that touch one of the objects named, as far as the reader may know of the documents they join. */
export function findAssociations(
  db: Store,
  patientId: number,
  reader: Reader,
  uuids: readonly string[],
): AssociationRecord[] {
  const visible = visibleTo(reader);
  return db
    .prepare<[Record<string, string | number>], AssociationRecord>(
      `WITH wanted AS (SELECT value FROM json_each(@uuids)),
       touching AS (SELECT * FROM associations WHERE source_uuid IN wanted UNION SELECT * FROM associations WHERE target_uuid IN wanted)
       SELECT t.entry_uuid AS entryUuid, t.kind, t.source_uuid AS sourceUuid, t.target_uuid AS targetUuid, t.set_id AS setId
       FROM touching t JOIN documents d ON d.entry_uuid = t.target_uuid
       WHERE d.patient_id = @patientId AND d.kind = 'document' AND d.status <> 'Deleted' AND ${visible.sql}
       ORDER BY t.set_id, t.entry_uuid`,
    )
    .all({ patientId, uuids: JSON.stringify(uuids), ...visible.parameters });
}
