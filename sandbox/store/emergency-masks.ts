import type { Store } from './open.ts';
import { statement } from './statement.ts';

/** The patient's choice about his masked documents in an emergency (dmp-interface §6.4, note 7); no until he says yes. */
export function setMasksOpenInEmergency(db: Store, patientId: number, open: boolean): void {
  const sql = open
    ? 'INSERT OR IGNORE INTO masks_open_in_emergency (patient_id) VALUES (?)'
    : 'DELETE FROM masks_open_in_emergency WHERE patient_id = ?';
  statement(db, sql).run(patientId);
}

export function areMasksOpenInEmergency(db: Store, patientId: number): boolean {
  const row = statement<[number], { found: 1 }>(
    db,
    'SELECT 1 AS found FROM masks_open_in_emergency WHERE patient_id = ?',
  ).get(patientId);
  return row !== undefined;
}
