import type { Store } from './open.ts';
import { statement } from './statement.ts';

/** Rows that belong to documents and sets of one patient, in an order that respects references. */
const OF_DOCUMENTS = [
  'DELETE FROM held_documents WHERE document_id IN (SELECT id FROM documents WHERE patient_id = ?)',
  'DELETE FROM document_codes WHERE document_id IN (SELECT id FROM documents WHERE patient_id = ?)',
  'DELETE FROM document_authors WHERE document_id IN (SELECT id FROM documents WHERE patient_id = ?)',
  'DELETE FROM former_entries WHERE document_id IN (SELECT id FROM documents WHERE patient_id = ?)',
  'DELETE FROM associations WHERE set_id IN (SELECT id FROM submission_sets WHERE patient_id = ?)',
];
const CONTENTS = 'SELECT content_id AS id FROM documents WHERE patient_id = ?';
const OF_PATIENT = [
  'documents',
  'submission_sets',
  'holds',
  'notices',
  'authorisations',
  'full_rights',
  'masks_open_in_emergency',
  'deletion_requests',
];

/**
 * Deletes what a dossier held, for good (R39): documents, sets, holds, notices, authorisations, choices. The dossier does
 * not exist any more; the journal of accesses stays until ten years from the closure.
 */
export function eraseDossier(db: Store, patientId: number): void {
  const contents = statement<[number], { id: number }>(db, CONTENTS).all(patientId);
  for (const sql of OF_DOCUMENTS) statement(db, sql).run(patientId);
  for (const table of OF_PATIENT) statement(db, `DELETE FROM ${table} WHERE patient_id = ?`).run(patientId);
  for (const { id } of contents) statement(db, 'DELETE FROM contents WHERE id = ?').run(id);
  statement(
    db,
    `UPDATE patients SET dossier = 'INEXISTANT', closed_at = NULL, closure_code = NULL, closure_reason = NULL,
       attending_practitioner = NULL, opposes_break_glass = 0, opposes_emergency = 0 WHERE id = ?`,
  ).run(patientId);
}

/** Says until when the journal of an erased dossier is kept (EX_AIR-100). */
export function keepTracesUntil(db: Store, patient: string, until: number): void {
  statement(db, 'INSERT OR REPLACE INTO traces_kept (patient, until) VALUES (?, ?)').run(patient, until);
}

/** Destroys the journals that have lived long enough. */
export function destroyOldTraces(db: Store, now: number): void {
  const due = statement<[number], { patient: string }>(db, 'SELECT patient FROM traces_kept WHERE until <= ?').all(now);
  for (const { patient } of due) {
    statement(db, 'DELETE FROM secret_traces WHERE trace_id IN (SELECT id FROM traces WHERE patient = ?)').run(patient);
    statement(db, 'DELETE FROM traces WHERE patient = ?').run(patient);
    statement(db, 'DELETE FROM traces_kept WHERE patient = ?').run(patient);
  }
}
