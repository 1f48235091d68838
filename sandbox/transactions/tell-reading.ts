import { findAuthorisation, touchAccess } from '../store/authorisations.ts';
import { lastNoticeAt, PATIENT, writeNotice, type NoticeKind } from '../store/notices.ts';
import type { StoredPatient } from '../store/patients.ts';
import { holderOf } from './access.ts';
import type { Call } from './transaction.ts';

/** An emergency access is told once, not once for each message of it (decision 15: it lasts sixty minutes). */
const ONE_ACCESS_MS = 60 * 60_000;

/**
 * R33, R43: tells of a first consultation, and of every emergency access, the latter to the médecin traitant as well.
 * A secret connection is not told: a minor's notices are read by his representatives (H20).
 */
export function rememberReading(call: Call, patient: StoredPatient): void {
  const { store, vihf, now } = call;
  const holder = holderOf(vihf);
  if (vihf.purpose !== 'normal') tellEmergency(call, patient);
  else if (!vihf.secretConnection && isFirst(call, patient)) tell(call, patient, PATIENT, 'first-consultation');
  touchAccess(store, patient.id, holder, now);
}

/** Each professional's own, also of those who read through the authorisation of their structure. */
function isFirst({ store, vihf }: Call, patient: StoredPatient): boolean {
  const own = findAuthorisation(store, patient.id, vihf.nameId);
  if (own) return own.lastAccessAt === null;
  return lastNoticeAt(store, patient.id, 'first-consultation', vihf.nameId) === null;
}

function tellEmergency(call: Call, patient: StoredPatient): void {
  const { store, vihf, now } = call;
  const kind = vihf.purpose === 'bris_de_glace' ? 'break-glass' : 'centre-15';
  const last = lastNoticeAt(store, patient.id, kind, vihf.nameId);
  if (last !== null && now - last < ONE_ACCESS_MS) return;
  tell(call, patient, PATIENT, kind);
  if (patient.attendingPractitioner !== undefined) tell(call, patient, patient.attendingPractitioner, kind);
}

function tell({ store, vihf, now }: Call, patient: StoredPatient, recipient: string, kind: NoticeKind): void {
  writeNotice(store, { patientId: patient.id, recipient, at: now, kind, practitioner: vihf.nameId });
}
