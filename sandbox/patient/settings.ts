import { archiveEndsAt } from '../rules/archive-life.ts';
import { statement } from '../store/statement.ts';
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

/** Closes the dossier, at any time and without reason (R38). */
export function closeDossier(desk: Desk): void {
  statement(
    desk.store,
    `UPDATE patients SET dossier = 'FERME', closed_at = ?, closure_code = 'FERMETURE_DEMANDE_PATIENT',
       closure_reason = 'Demande du titulaire' WHERE id = ?`,
  ).run(desk.now, desk.patient.id);
  traceAct(desk, 'patient.close');
}

/**
 * Opens a closed dossier again, with what it held, within ten years of its closure (R39).
 *
 * @returns refusal `patient/not-closed`, `patient/archive-ended`, or that of `openDesk`
 */
export function reopenDossier(request: DeskRequest): Outcome<string> {
  const { store, ins, now } = request;
  const opened = openDesk(request);
  if (opened.ok) return refuse('patient/not-closed');
  if (opened.refusal !== 'patient/closed') return opened;
  const closed = statement<[string, string], { at: number }>(
    store,
    'SELECT closed_at AS at FROM patients WHERE ins_value = ? AND ins_oid = ?',
  ).get(ins.value, ins.oid);
  if (!closed || now >= archiveEndsAt(closed.at)) return refuse('patient/archive-ended');
  statement(
    store,
    `UPDATE patients SET dossier = 'ACTIF', closed_at = NULL, closure_code = NULL, closure_reason = NULL
     WHERE ins_value = ? AND ins_oid = ?`,
  ).run(ins.value, ins.oid);
  const again = openDesk(request);
  if (again.ok) traceAct(again.desk, 'patient.reopen');
  return done;
}
