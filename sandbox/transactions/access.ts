import { emergencyRefusal, type EmergencyRefusal } from '../rules/emergency-refusal.ts';
import { Fault } from '../soap/fault.ts';
import { findAuthorisation } from '../store/authorisations.ts';
import type { Store } from '../store/open.ts';
import { findPatient, type StoredPatient } from '../store/patients.ts';
import type { Ins } from '../store/records.ts';
import type { Vihf } from '../vihf/read-vihf.ts';
import { sameIns } from '../xds/composite.ts';
import type { Call } from './transaction.ts';

/** States of an authorisation on the wire (dmp-interface §1.3; only VALIDE was seen in a message). */
export type AuthorisationState = 'VALIDE' | 'NON_EXISTE' | 'EXPIRE' | 'INTERDIT';

const denied = (message: string): Fault => new Fault('DMPAccessDeniedByRightsService', message);

/** Who holds the authorisation: the professional, or the structure for its employees (dmp-interface §6.4, note 1). */
export function holderOf(vihf: Vihf): string {
  return vihf.mode === 'DIRECTE' && isEmployee(vihf) ? vihf.structureId : vihf.nameId;
}

/** Employees' identifiers begin with the kind of their structure, practitioners' with 8 or 0 (dmp-interface §3.4). */
export const isEmployee = (vihf: Vihf): boolean => !/^[08]/.test(vihf.nameId);

export const isAttending = (vihf: Vihf, patient: StoredPatient): boolean =>
  patient.attendingPractitioner === vihf.nameId;

/** State of the caller's authorisation on a dossier; the médecin traitant cannot be blocked (rules R9). */
export function authorisationState(call: Call, patient: StoredPatient): AuthorisationState {
  const { store, vihf, now, settings } = call;
  const held = findAuthorisation(store, patient.id, holderOf(vihf));
  if (!held) return 'NON_EXISTE';
  if (held.state === 'INTERDIT') return isAttending(vihf, patient) ? 'VALIDE' : 'INTERDIT';
  return now < addMonths(held.startedAt, settings.authorisationMonths) ? 'VALIDE' : 'EXPIRE';
}

/** Same day and hour some months later; the last day of the month when it has no such day. */
export function addMonths(at: number, months: number): number {
  const from = new Date(at);
  const to = new Date(at);
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return to.getTime();
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
 * Lets a reading of the dossier pass, or says why not: closure, block, opposition in an emergency, authorisation.
 * @throws Fault `DMPClosed` or `DMPAccessDeniedByRightsService`
 */
export function requireReading(call: Call, patient: StoredPatient): void {
  const { vihf } = call;
  refuseClosed(patient);
  if (vihf.mode === 'INDIRECTE') throw denied("Consultation impossible en mode d'authentification indirecte");
  const state = authorisationState(call, patient);
  if (state === 'INTERDIT') throw denied('Le patient a bloqué votre accès à son DMP');
  if (vihf.purpose !== 'normal') return requireEmergency(vihf, vihf.purpose, patient);
  if (state === 'NON_EXISTE') throw denied("Vous n'avez pas d'autorisation d'accès à ce DMP");
  if (state === 'EXPIRE') throw denied("Votre autorisation d'accès à ce DMP a expiré");
}

export function refuseClosed(patient: StoredPatient): void {
  if (patient.dossier === 'FERME') throw new Fault('DMPClosed', 'Le DMP de ce patient est fermé');
}

const EMERGENCY_REFUSAL: Record<EmergencyRefusal, Fault> = {
  'opposed-break-glass': denied("Le patient s'est opposé à l'accès en bris de glace"),
  'no-reason': new Fault('DMPInvalidVihf', 'Motif du bris de glace absent'),
  'opposed-centre-15': denied("Le patient s'est opposé à l'accès par un centre de régulation médicale"),
  'not-a-physician': denied('Accès Centre 15 réservé au médecin régulateur'),
};

function requireEmergency(vihf: Vihf, purpose: 'bris_de_glace' | 'centre_15', patient: StoredPatient): void {
  const access = { purpose, profession: vihf.profession?.code ?? null, reason: vihf.purposeReason };
  const oppositions = {
    breakGlass: patient.opposesBreakGlass ?? false,
    centre15: patient.opposesEmergency ?? false,
  };
  const refusal = emergencyRefusal(access, oppositions);
  if (refusal) throw EMERGENCY_REFUSAL[refusal];
}
