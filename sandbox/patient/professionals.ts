import { PRACTITIONERS } from '../pki/practitioners.ts';
import { putAuthorisation, removeAuthorisation, type Authorisation } from '../store/authorisations.ts';
import { setFullRights } from '../store/full-rights.ts';
import { setAttendingPractitioner } from '../store/patients.ts';
import { findPerson, type Person } from '../store/people.ts';
import { statement } from '../store/statement.ts';
import { patientIdText } from '../xds/composite.ts';
import { done, refuse, traceAct, type Desk, type Outcome } from './desk.ts';

const MET_IN_SECRET_ONLY = `SELECT count(*) > 0 AND count(*) = count(s.trace_id)
  FROM traces t LEFT JOIN secret_traces s ON s.trace_id = t.id
  WHERE t.patient = ? AND a.holder_id IN (t.practitioner, t.structure)`;

/**
 * Professionals authorised or blocked on the dossier, latest action first. Representatives are not shown one whom the
 * minor met in secret connections only (R36, H20).
 */
export function listProfessionals({ store, patient, viewer }: Desk): Authorisation[] {
  return statement<[number, string, string], Authorisation>(
    store,
    `SELECT holder_id AS holderId, state, started_at AS startedAt, last_action_at AS lastActionAt, last_access_at AS lastAccessAt
     FROM authorisations a WHERE patient_id = ? AND (? = 'holder' OR state = 'INTERDIT' OR NOT (${MET_IN_SECRET_ONLY}))
     ORDER BY last_action_at DESC, holder_id`,
  ).all(patient.id, viewer, patientIdText(patient.ins));
}

/**
 * Blocks a professional, at any time and without reason (R9).
 *
 * @returns refusal `patient/attending-cannot-be-blocked`, while he has that status
 */
export function block(desk: Desk, nationalId: string): Outcome<'patient/attending-cannot-be-blocked'> {
  if (desk.patient.attendingPractitioner === nationalId) return refuse('patient/attending-cannot-be-blocked');
  putAuthorisation(desk.store, desk.patient.id, nationalId, 'INTERDIT', desk.now);
  traceAct(desk, 'patient.block', nationalId);
  return done;
}

/** Lifts a block: the professional then has no authorisation, and asks for consent like any other. */
export function unblock(desk: Desk, nationalId: string): Outcome<'patient/not-blocked'> {
  const lifted = statement(
    desk.store,
    "DELETE FROM authorisations WHERE patient_id = ? AND holder_id = ? AND state = 'INTERDIT'",
  ).run(desk.patient.id, nationalId);
  if (lifted.changes === 0) return refuse('patient/not-blocked');
  traceAct(desk, 'patient.unblock', nationalId);
  return done;
}

/** Names the médecin traitant, or takes the status away with null (R11: he loses his rights at once). */
export function setAttending(desk: Desk, nationalId: string | null): void {
  setAttendingPractitioner(desk.store, desk.patient.id, nationalId);
  traceAct(desk, 'patient.attending', nationalId);
}

/** Takes an authorisation back; the professional may ask again. */
export function withdraw(desk: Desk, nationalId: string): Outcome<'patient/not-authorised'> {
  if (!removeAuthorisation(desk.store, desk.patient.id, nationalId)) return refuse('patient/not-authorised');
  traceAct(desk, 'patient.withdraw', nationalId);
  return done;
}

/** R11: gives a professional the rights of the médecin traitant, or takes them back. */
export function shareFullRights(desk: Desk, nationalId: string, given: boolean): void {
  setFullRights(desk.store, desk.patient.id, nationalId, given);
  traceAct(desk, given ? 'patient.full-rights' : 'patient.no-full-rights', nationalId);
}

/** Whom the patient may name: those of his history and documents, and the card holders of the sandbox. */
export function knownProfessionals(desk: Desk): Person[] {
  const { store, patient, viewer } = desk;
  const met = statement<[string, string, number, string], { id: string | null }>(
    store,
    `SELECT DISTINCT practitioner AS id FROM traces t WHERE patient = ? AND practitioner IS NOT NULL
       AND (? = 'holder' OR NOT EXISTS (SELECT 1 FROM secret_traces s WHERE s.trace_id = t.id))
     UNION SELECT depositor_id FROM documents WHERE patient_id = ? AND invisible_to_patient = 0
       AND (? = 'holder' OR invisible_to_representatives = 0)`,
  ).all(patientIdText(patient.ins), viewer, patient.id, viewer);
  const holders = PRACTITIONERS.filter((one) => one.profession !== null && one.flaw === null).map(
    (one) => one.nationalId,
  );
  const decided = listProfessionals(desk).map((one) => one.holderId);
  const ids = new Set([
    ...decided.filter((id) => /^[08]/.test(id)),
    ...met.flatMap(({ id }) => (id !== null && /^[08]/.test(id) ? [id] : [])),
    ...holders,
  ]);
  return [...ids]
    .map((id) => findPerson(store, id))
    .filter((one) => one.family !== one.nationalId)
    .sort((a, b) => a.family.localeCompare(b.family, 'fr'));
}
