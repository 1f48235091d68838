import type { Store } from './open.ts';
import { statement } from './statement.ts';

/** R11: gives a professional the rights of the médecin traitant, or takes them back. */
export function setFullRights(db: Store, patientId: number, practitioner: string, given: boolean): void {
  const sql = given
    ? 'INSERT OR IGNORE INTO full_rights (patient_id, practitioner) VALUES (?, ?)'
    : 'DELETE FROM full_rights WHERE patient_id = ? AND practitioner = ?';
  statement(db, sql).run(patientId, practitioner);
}

export function hasFullRights(db: Store, patientId: number, practitioner: string): boolean {
  const row = statement<[number, string], { found: 1 }>(
    db,
    'SELECT 1 AS found FROM full_rights WHERE patient_id = ? AND practitioner = ?',
  ).get(patientId, practitioner);
  return row !== undefined;
}
