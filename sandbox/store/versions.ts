import { randomUUID } from 'node:crypto';
import { codeId } from './documents-write.ts';
import type { Store } from './open.ts';
import type { Coded } from './records.ts';
import { statement } from './statement.ts';

/** A document and the versions it replaced or was replaced by: row numbers, oldest first. */
export function versionsOf(db: Store, documentId: number): number[] {
  const rows = statement<[number], { id: number }>(
    db,
    `WITH RECURSIVE chain (id) AS (
       SELECT ?
       UNION SELECT o.id FROM chain c JOIN documents d ON d.id = c.id
         JOIN associations a ON a.source_uuid = d.entry_uuid AND a.kind LIKE '%:RPLC' JOIN documents o ON o.entry_uuid = a.target_uuid
       UNION SELECT o.id FROM chain c JOIN documents d ON d.id = c.id
         JOIN associations a ON a.target_uuid = d.entry_uuid AND a.kind LIKE '%:RPLC' JOIN documents o ON o.entry_uuid = a.source_uuid
     ) SELECT id FROM chain ORDER BY id`,
  ).all(documentId);
  return rows.map((row) => row.id);
}

/**
 * Gives a document a new metadata version with other confidentiality codes: version number up, new entryUUID, logical
 * identifier kept. Associations follow the current version; the former entryUUID is remembered, to tell a stale one.
 */
export function reviseConfidentiality(db: Store, documentId: number, codes: readonly Coded[]): string {
  const entryUuid = newVersion(db, documentId);
  const bears = (code: string): number => Number(codes.some((one) => one.code === code));
  statement(
    db,
    'UPDATE documents SET masked_to_professionals = ?, invisible_to_patient = ?, invisible_to_representatives = ? WHERE id = ?',
  ).run(bears('MASQUE_PS'), bears('INVISIBLE_PATIENT'), bears('INVISIBLE_REPRESENTANTS_LEGAUX'), documentId);
  statement(db, "DELETE FROM document_codes WHERE document_id = ? AND kind = 'confidentiality'").run(documentId);
  const link = statement(
    db,
    "INSERT INTO document_codes (document_id, kind, position, code_id) VALUES (?, 'confidentiality', ?, ?)",
  );
  codes.forEach((code, position) => link.run(documentId, position, codeId(db, code)));
  return entryUuid;
}

function newVersion(db: Store, documentId: number): string {
  const row = statement<[number], { entry_uuid: string }>(db, 'SELECT entry_uuid FROM documents WHERE id = ?').get(
    documentId,
  );
  if (!row) throw new Error(`no document ${documentId}`);
  const entryUuid = `urn:uuid:${randomUUID()}`;
  statement(db, 'INSERT INTO former_entries (entry_uuid, document_id) VALUES (?, ?)').run(row.entry_uuid, documentId);
  statement(db, 'UPDATE documents SET entry_uuid = ?, version = version + 1 WHERE id = ?').run(entryUuid, documentId);
  statement(db, 'UPDATE associations SET source_uuid = ? WHERE source_uuid = ?').run(entryUuid, row.entry_uuid);
  statement(db, 'UPDATE associations SET target_uuid = ? WHERE target_uuid = ?').run(entryUuid, row.entry_uuid);
  return entryUuid;
}

/** The document that once bore this entryUUID, and has had newer metadata since. */
export function findByFormerEntry(db: Store, entryUuid: string): number | null {
  const row = statement<[string], { document_id: number }>(
    db,
    'SELECT document_id FROM former_entries WHERE entry_uuid = ?',
  ).get(entryUuid);
  return row?.document_id ?? null;
}
