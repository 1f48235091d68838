import { askDeletion, closePatient, reopenPatient } from '../store/closure.ts';
import { setMasksOpenInEmergency } from '../store/emergency-masks.ts';
import { findPatient } from '../store/patients.ts';
import { statement } from '../store/statement.ts';
import { writeTrace } from '../store/traces.ts';
import { patientIdText } from '../xds/composite.ts';
import { done, openDesk, refuse, traceAct, type Desk, type DeskRequest, type Outcome } from './desk.ts';

const OPPOSITION = {
  'break-glass': 'UPDATE patients SET opposes_break_glass = ? WHERE id = ?',
  'centre-15': 'UPDATE patients SET opposes_emergency = ? WHERE id = ?',
} as const;

/** Opposes one of the two emergency accesses, or no longer; the other is left as it is (R32). */
export function setOpposition(desk: Desk, access: keyof typeof OPPOSITION, opposed: boolean): void {
  statement(desk.store, OPPOSITION[access]).run(Number(opposed), desk.patient.id);
  traceAct(desk, opposed ? 'patient.oppose' : 'patient.no-longer-oppose', access);
}

/** Whether an emergency opens masked documents too (dmp-interface §6.4, note 7); no until the patient says so. */
export function openMasksInEmergency(desk: Desk, open: boolean): void {
  setMasksOpenInEmergency(desk.store, desk.patient.id, open);
  traceAct(desk, open ? 'patient.open-masks' : 'patient.close-masks');
}

/** Closes the dossier, at any time and without reason (R38). */
export function closeDossier(desk: Desk): void {
  closePatient(desk.store, desk.patient.id, {
    at: desk.now,
    code: 'FERMETURE_DEMANDE_PATIENT',
    reason: 'Demande du titulaire',
  });
  traceAct(desk, 'patient.close');
}

/**
 * Opens a closed dossier again, with what it held, within ten years of its closure (R39).
 *
 * @returns refusal `patient/not-closed`, or that of `openDesk`: nothing is left after ten years
 */
export function reopenDossier(request: DeskRequest): Outcome<string> {
  const closed = findClosed(request);
  if (!closed.ok) return closed;
  reopenPatient(request.store, closed.patientId);
  const again = openDesk(request);
  if (again.ok) traceAct(again.desk, 'patient.reopen');
  return done;
}

/**
 * Asks for the deletion of a closed dossier, done three months later at most (R39); reopening takes it back.
 *
 * @returns refusal `patient/not-closed`, or that of `openDesk`
 */
export function requestDeletion(request: DeskRequest): Outcome<string> {
  const closed = findClosed(request);
  if (!closed.ok) return closed;
  const { store, ins, now, viewer } = request;
  askDeletion(store, closed.patientId, now);
  const patient = patientIdText(ins);
  writeTrace(store, { at: now, transaction: 'patient.ask-deletion', outcome: 'accepted', patient, purpose: viewer });
  return done;
}

/** The dossier, if it is closed and this viewer may decide of it. */
function findClosed(request: DeskRequest): { ok: true; patientId: number } | { ok: false; refusal: string } {
  const opened = openDesk(request);
  if (opened.ok) return refuse('patient/not-closed');
  if (opened.refusal !== 'patient/closed') return opened;
  const patient = findPatient(request.store, request.ins);
  return patient ? { ok: true, patientId: patient.id } : refuse('patient/unknown');
}
