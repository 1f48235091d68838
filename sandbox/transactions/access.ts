import { authorisationState as stateOf, type AuthorisationState } from '../rules/authorisation-state.ts';
import { emergencyRefusal, type EmergencyRefusal } from '../rules/emergency-refusal.ts';
import { exclusionOf, type Exclusion } from '../rules/excluded-person.ts';
import { functionRefusal, type Function } from '../rules/functional-right.ts';
import { isMinor } from '../rules/is-minor.ts';
import { PRACTITIONERS } from '../pki/practitioners.ts';
import { STRUCTURES } from '../pki/structures.ts';
import { Fault } from '../soap/fault.ts';
import { findAuthorisation } from '../store/authorisations.ts';
import { hasFullRights } from '../store/full-rights.ts';
import type { Store } from '../store/open.ts';
import { findPatient, type StoredPatient } from '../store/patients.ts';
import type { Ins } from '../store/records.ts';
import type { Vihf } from '../vihf/read-vihf.ts';
import { sameIns } from '../xds/composite.ts';
import type { Call } from './transaction.ts';

export type { AuthorisationState };

const denied = (message: string): Fault => new Fault('DMPAccessDeniedByRightsService', message);

/** Who holds the authorisation: the professional, or the structure for its employees (dmp-interface §6.4, note 1). */
export function holderOf(vihf: Vihf): string {
  return isEmployee(vihf) ? vihf.structureId : vihf.nameId;
}

/** Employees' identifiers begin with the kind of their structure, practitioners' with 8 or 0 (dmp-interface §3.4). */
export const isEmployee = (vihf: Vihf): boolean => !/^[08]/.test(vihf.nameId);

/** Médecin traitant of the dossier: told of emergencies, never blocked (R9, R33). */
export const isAttending = (vihf: Vihf, patient: StoredPatient): boolean =>
  patient.attendingPractitioner === vihf.nameId;

/** Reads what the médecin traitant reads: he himself, and whom the patient gave the same rights (R11). */
export function readsEverything({ store, vihf }: Pick<Call, 'store' | 'vihf'>, patient: StoredPatient): boolean {
  return isAttending(vihf, patient) || hasFullRights(store, patient.id, vihf.nameId);
}

/** State of the caller's authorisation on a dossier (rules R6, R7, R9). */
export function authorisationState(call: Call, patient: StoredPatient): AuthorisationState {
  const { store, vihf, now, settings } = call;
  const about = isEmployee(vihf) ? [vihf.structureId] : [vihf.nameId, vihf.structureId];
  const decisions = about.map((holder) => findAuthorisation(store, patient.id, holder));
  return stateOf(decisions, isAttending(vihf, patient), now, settings.authorisationMonths);
}

/**
 * The patient of the VIHF, who must be the one the body names.
 * @throws Fault `DMPPatientMismatch`
 */
export function agreedPatient(vihf: Vihf, inBody: Ins | null): Ins {
  if (!vihf.patient) throw new Fault('DMPInvalidVihf', 'Aucun patient dans le VIHF');
  if (inBody && !sameIns(vihf.patient, inBody)) {
    throw new Fault('DMPPatientMismatch', 'Le patient du message est différent du patient du VIHF');
  }
  return vihf.patient;
}

/** The patient's dossier, null when the store has none; a closed one is returned. */
export function findDossier(store: Store, ins: Ins): StoredPatient | null {
  const patient = findPatient(store, ins);
  return patient && patient.dossier !== 'INEXISTANT' ? patient : null;
}

/**
 * Lets the caller use a function, or says why not (dmp-interface §6.4).
 * @throws Fault `DMPAccessDeniedByRightsService`
 */
export function requireFunction({ vihf }: Pick<Call, 'vihf'>, wanted: Function): void {
  const { mode, purpose } = vihf;
  const refusal = functionRefusal(wanted, { mode, purpose, employee: isEmployee(vihf) });
  if (refusal !== null) throw denied(refusal);
}

const EXCLUDED: Record<Exclusion, string> = {
  staff: 'Consultation du DMP réservée aux professionnels de santé',
  'insurer-or-employer': "Accès au DMP interdit aux assureurs et aux employeurs, même avec l'accord de la personne",
  'occupational-physician': 'Consultation du DMP fermée à la médecine du travail',
};

const exclusionOfCaller = (vihf: Vihf): Exclusion | null =>
  exclusionOf({ employee: isEmployee(vihf), savoirFaire: vihf.savoirFaire?.code ?? null, sector: vihf.sector });

/** R3: reads no dossier, his own deposits at most. */
export const isExcluded = (vihf: Vihf): boolean => exclusionOfCaller(vihf) !== null;

/**
 * Refuses who may read no dossier (R3), and a secret connection that is no minor's (R36).
 * @throws Fault `DMPAccessDeniedByRightsService`
 */
export function requireReader({ vihf, settings, now }: Call, patient: StoredPatient): void {
  const exclusion = exclusionOfCaller(vihf);
  if (exclusion) throw denied(EXCLUDED[exclusion]);
  if (vihf.secretConnection && !isMinor(patient.birthDate, settings.ageOfMajority, now)) throw denied(ADULT_SECRET);
}

export const ADULT_SECRET = 'La connexion secrète ne concerne que les mineurs';

/**
 * Lets a reading of the dossier pass, or says why not: closure, exclusion, block, opposition in an emergency,
 * authorisation.
 * @throws Fault `DMPClosed` or `DMPAccessDeniedByRightsService`
 */
export function requireReading(call: Call, patient: StoredPatient): void {
  const { vihf } = call;
  refuseClosed(patient);
  requireReader(call, patient);
  refuseBlocked(call, patient);
  if (vihf.purpose !== 'normal') return requireEmergency(vihf, vihf.purpose, patient);
  requireAuthorised(call, patient);
}

/**
 * R6, R7: an authorisation that has not expired.
 * @throws Fault `DMPAccessDeniedByRightsService`
 */
export function requireAuthorised(call: Call, patient: StoredPatient): void {
  const state = authorisationState(call, patient);
  if (state === 'NON_EXISTE') throw denied("Vous n'avez pas d'autorisation d'accès à ce DMP");
  if (state === 'EXPIRE') throw denied("Votre autorisation d'accès à ce DMP a expiré");
}

const BLOCKED = 'Le patient a bloqué votre accès à son DMP';

/**
 * R9: a blocked professional has no access in any mode.
 * @throws Fault `DMPAccessDeniedByRightsService`
 */
export function refuseBlocked(call: Call, patient: StoredPatient): void {
  if (authorisationState(call, patient) === 'INTERDIT') throw denied(BLOCKED);
}

export function refuseClosed(patient: StoredPatient): void {
  if (patient.dossier === 'FERME') throw new Fault('DMPClosed', 'Le DMP de ce patient est fermé');
}

const EMERGENCY_REFUSAL: Record<EmergencyRefusal, Fault> = {
  'opposed-break-glass': denied("Le patient s'est opposé à l'accès en bris de glace"),
  'no-reason': new Fault('DMPInvalidVihf', 'Motif du bris de glace absent'),
  'opposed-centre-15': denied("Le patient s'est opposé à l'accès par un centre de régulation médicale"),
  'not-a-regulator': denied("Accès Centre 15 réservé au médecin régulateur d'un SAMU"),
};

function requireEmergency(vihf: Vihf, purpose: 'bris_de_glace' | 'centre_15', patient: StoredPatient): void {
  const access = {
    purpose,
    profession: vihf.profession?.code ?? null,
    reason: vihf.purposeReason,
    atCallCentre: regulates(vihf),
  };
  const oppositions = {
    breakGlass: patient.opposesBreakGlass ?? false,
    centre15: patient.opposesEmergency ?? false,
  };
  const refusal = emergencyRefusal(access, oppositions);
  if (refusal) throw EMERGENCY_REFUSAL[refusal];
}

/**
 * R31: a regulating physician.
 * @throws Fault `DMPAccessDeniedByRightsService`
 */
export function requireRegulator(vihf: Vihf): void {
  const access = {
    purpose: 'centre_15' as const,
    profession: vihf.profession?.code ?? null,
    reason: null,
    atCallCentre: regulates(vihf),
  };
  const refusal = emergencyRefusal(access, { breakGlass: false, centre15: false });
  if (refusal || isExcluded(vihf)) throw EMERGENCY_REFUSAL['not-a-regulator'];
}

/** Acts for a structure that answers emergency calls, or exercises there too: practitioners in town regulate as well. */
function regulates({ nameId, structureId }: Vihf): boolean {
  const holder = PRACTITIONERS.find((one) => one.nationalId === nameId);
  const places = [structureId, ...(holder?.situations.map((one) => one.structureId) ?? [])];
  return STRUCTURES.some((one) => one.callCentre && places.includes(one.structureId));
}
