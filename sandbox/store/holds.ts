import { holdInstants } from '../rules/hold-instants.ts';
import type { Store } from './open.ts';
import { statement } from './statement.ts';
import { versionsOf } from './versions.ts';

/** Final states of R27; HELD and NOTIFIED are holds without one. */
export type HoldOutcome = 'ANNOUNCED' | 'RELEASED_AUTO' | 'WITHDRAWN';

/** An announcement hold (R22, R27): one for a document and all its versions. */
export interface Hold {
  id: number;
  patientId: number;
  /** First deposit of the datum: the one origin of both instants (R23). */
  depositedAt: number;
  noticeAt: number;
  releaseAt: number;
  notifiedAt: number | null;
  endedAt: number | null;
  outcome: HoldOutcome | null;
  /** Professional who announced or withdrew; null when released by itself. */
  endedBy: string | null;
}

const COLUMNS = `h.id, h.patient_id AS patientId, h.deposited_at AS depositedAt, h.notice_at AS noticeAt,
  h.release_at AS releaseAt, h.notified_at AS notifiedAt, h.ended_at AS endedAt, h.outcome, h.ended_by AS endedBy`;

/** The hold a document is or was under. */
export function findHold(db: Store, documentId: number): Hold | null {
  const row = statement<[number], Hold>(
    db,
    `SELECT ${COLUMNS} FROM held_documents m JOIN holds h ON h.id = m.hold_id WHERE m.document_id = ?`,
  ).get(documentId);
  return row ?? null;
}

/** Documents under a hold, oldest first. */
export function heldDocuments(db: Store, holdId: number): number[] {
  const rows = statement<[number], { id: number }>(
    db,
    'SELECT document_id AS id FROM held_documents WHERE hold_id = ? ORDER BY document_id',
  ).all(holdId);
  return rows.map((row) => row.id);
}

/** Open holds whose notice or release has come. Compared with ≥ (R25). */
export function dueHolds(db: Store, what: 'notice' | 'release', now: number): Hold[] {
  const condition = what === 'notice' ? 'h.notified_at IS NULL AND h.notice_at <= ?' : 'h.release_at <= ?';
  return statement<[number], Hold>(
    db,
    `SELECT ${COLUMNS} FROM holds h WHERE h.ended_at IS NULL AND ${condition} ORDER BY h.id`,
  ).all(now);
}

/**
 * Places under a hold every document hidden from the patient that is not yet. A version joins the hold of the one it
 * replaces, so that nothing restarts the clock (R25).
 */
export function openHolds(db: Store): void {
  const hidden = statement<[], { id: number }>(
    db,
    `SELECT d.id FROM documents d WHERE d.invisible_to_patient = 1 AND d.kind = 'document' AND d.status <> 'Deleted'
       AND NOT EXISTS (SELECT 1 FROM held_documents m WHERE m.document_id = d.id) ORDER BY d.id`,
  ).all();
  for (const { id } of hidden) {
    const holdId = holdOfVersions(db, id) ?? insertHold(db, id);
    statement(db, 'INSERT INTO held_documents (document_id, hold_id) VALUES (?, ?)').run(id, holdId);
  }
}

function holdOfVersions(db: Store, documentId: number): number | null {
  const holds = versionsOf(db, documentId).map((id) => findHold(db, id));
  return holds.find((hold) => hold !== null)?.id ?? null;
}

function insertHold(db: Store, documentId: number): number {
  const row = statement<[string], { patient: number; at: number }>(
    db,
    'SELECT patient_id AS patient, min(received_at) AS at FROM documents WHERE id IN (SELECT value FROM json_each(?))',
  ).get(JSON.stringify(versionsOf(db, documentId)));
  if (!row) throw new Error(`no document ${documentId}`);
  const { noticeAt, releaseAt } = holdInstants(row.at);
  const written = statement(
    db,
    'INSERT INTO holds (patient_id, deposited_at, notice_at, release_at) VALUES (?, ?, ?, ?)',
  ).run(row.patient, row.at, noticeAt, releaseAt);
  return Number(written.lastInsertRowid);
}

/** Remembers when the notice of R23 was given. */
export function markNotified(db: Store, holdId: number, at: number): void {
  statement(db, 'UPDATE holds SET notified_at = ? WHERE id = ?').run(at, holdId);
}

/** Ends a hold; an ended one stays as it ended (R27). */
export function endHold(db: Store, holdId: number, outcome: HoldOutcome, at: number, by: string | null): void {
  statement(db, 'UPDATE holds SET ended_at = ?, outcome = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL').run(
    at,
    outcome,
    by,
    holdId,
  );
}

/** Ends the hold of a document, if it is under one. */
export function endHoldOf(db: Store, documentId: number, outcome: HoldOutcome, at: number, by: string | null): void {
  const hold = findHold(db, documentId);
  if (hold) endHold(db, hold.id, outcome, at, by);
}
