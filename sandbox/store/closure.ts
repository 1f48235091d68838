import type { Store } from './open.ts';
import { statement } from './statement.ts';

export interface Closure {
  at: number;
  code: string;
  reason: string;
}

/** Closes a dossier (R38). */
export function closePatient(db: Store, patientId: number, { at, code, reason }: Closure): void {
  statement(
    db,
    "UPDATE patients SET dossier = 'FERME', closed_at = ?, closure_code = ?, closure_reason = ? WHERE id = ?",
  ).run(at, code, reason, patientId);
}

/** Opens a closed dossier again, with what it held; a deletion that was asked for is forgotten (R39). */
export function reopenPatient(db: Store, patientId: number): void {
  statement(
    db,
    "UPDATE patients SET dossier = 'ACTIF', closed_at = NULL, closure_code = NULL, closure_reason = NULL WHERE id = ?",
  ).run(patientId);
  statement(db, 'DELETE FROM deletion_requests WHERE patient_id = ?').run(patientId);
}

/** Keeps the express request for deletion; the first one counts. */
export function askDeletion(db: Store, patientId: number, at: number): void {
  statement(db, 'INSERT OR IGNORE INTO deletion_requests (patient_id, asked_at) VALUES (?, ?)').run(patientId, at);
}

/** A closed dossier and what its end depends on. */
export interface ClosedDossier {
  patientId: number;
  closedAt: number;
  deletionAskedAt: number | null;
}

/** All closed dossiers. */
export function closedDossiers(db: Store): ClosedDossier[] {
  return statement<[], ClosedDossier>(
    db,
    `SELECT p.id AS patientId, p.closed_at AS closedAt, r.asked_at AS deletionAskedAt
     FROM patients p LEFT JOIN deletion_requests r ON r.patient_id = p.id
     WHERE p.dossier = 'FERME' AND p.closed_at IS NOT NULL`,
  ).all();
}

/** When the deletion of a dossier was asked for; null when it was not. */
export function deletionAskedAt(db: Store, patientId: number): number | null {
  const row = statement<[number], { at: number }>(
    db,
    'SELECT asked_at AS at FROM deletion_requests WHERE patient_id = ?',
  ).get(patientId);
  return row?.at ?? null;
}
