import type { Store } from './open.ts';
import { statement } from './statement.ts';

/**
 * R23, R33, R43: what the store tells the patient or his médecin traitant. Only `document-added` bears a title, and a
 * document hidden from the patient has none of those while it is hidden.
 */
export type NoticeKind = 'hold-notice' | 'document-added' | 'first-consultation' | 'break-glass' | 'centre-15';

export interface Notice {
  patientId: number;
  /** `PATIENT`, `HOLDER_ALONE`, or the national id of the médecin traitant. */
  recipient: string;
  at: number;
  kind: NoticeKind;
  practitioner?: string | null;
  title?: string | null;
}

export const PATIENT = 'PATIENT';
/** A minor, without those who represent him (R35). */
export const HOLDER_ALONE = 'HOLDER_ALONE';

export function writeNotice(db: Store, notice: Notice): void {
  statement(
    db,
    'INSERT INTO notices (patient_id, recipient, at, kind, practitioner, title) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(notice.patientId, notice.recipient, notice.at, notice.kind, notice.practitioner ?? null, notice.title ?? null);
}

/** Notices of a recipient about a patient, oldest first. */
export function noticesOf(db: Store, patientId: number, recipient: string): Notice[] {
  return statement<[number, string], Notice>(
    db,
    `SELECT patient_id AS patientId, recipient, at, kind, practitioner, title FROM notices
     WHERE patient_id = ? AND recipient = ? ORDER BY at, id`,
  ).all(patientId, recipient);
}

/** When the patient was last told this of a professional; null when never. */
export function lastNoticeAt(db: Store, patientId: number, kind: NoticeKind, practitioner: string): number | null {
  const row = statement<[number, string, NoticeKind, string], { at: number | null }>(
    db,
    'SELECT max(at) AS at FROM notices WHERE patient_id = ? AND recipient = ? AND kind = ? AND practitioner = ?',
  ).get(patientId, PATIENT, kind, practitioner);
  return row?.at ?? null;
}
