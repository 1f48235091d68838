import type { Store } from './open.ts';
import { statement } from './statement.ts';

/** What a patient decided about one professional, or about a structure for its employees. */
export interface Authorisation {
  holderId: string;
  state: 'AUTORISE' | 'INTERDIT';
  startedAt: number;
  lastActionAt: number;
  lastAccessAt: number | null;
}

/** Adds or renews an authorisation, or records a block by the patient (rule R9). */
export function putAuthorisation(
  db: Store,
  patientId: number,
  holderId: string,
  state: Authorisation['state'],
  at: number,
): void {
  statement(
    db,
    `INSERT INTO authorisations (patient_id, holder_id, state, started_at, last_action_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (patient_id, holder_id) DO UPDATE SET state = excluded.state, started_at = excluded.started_at,
       last_action_at = excluded.last_action_at`,
  ).run(patientId, holderId, state, at, at);
}

/** Takes an authorisation away; a block stays, since only the patient lifts it. */
export function removeAuthorisation(db: Store, patientId: number, holderId: string): boolean {
  const done = statement(
    db,
    "DELETE FROM authorisations WHERE patient_id = ? AND holder_id = ? AND state = 'AUTORISE'",
  ).run(patientId, holderId);
  return done.changes > 0;
}

export function findAuthorisation(db: Store, patientId: number, holderId: string): Authorisation | null {
  const row = statement<[number, string], Authorisation>(
    db,
    `SELECT holder_id AS holderId, state, started_at AS startedAt, last_action_at AS lastActionAt, last_access_at AS lastAccessAt
       FROM authorisations WHERE patient_id = ? AND holder_id = ?`,
  ).get(patientId, holderId);
  return row ?? null;
}

/** All decisions of a patient, latest first. */
export function authorisationsOf(db: Store, patientId: number): Authorisation[] {
  return statement<[number], Authorisation>(
    db,
    `SELECT holder_id AS holderId, state, started_at AS startedAt, last_action_at AS lastActionAt, last_access_at AS lastAccessAt
       FROM authorisations WHERE patient_id = ? ORDER BY last_action_at DESC, holder_id`,
  ).all(patientId);
}

/** Remembers that the holder has just read in the dossier. */
export function touchAccess(db: Store, patientId: number, holderId: string, at: number): void {
  statement(db, 'UPDATE authorisations SET last_access_at = ? WHERE patient_id = ? AND holder_id = ?').run(
    at,
    patientId,
    holderId,
  );
}
