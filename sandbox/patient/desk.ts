import { isMinor } from '../rules/is-minor.ts';
import { mayRepresent } from '../rules/representative-access.ts';
import type { Settings } from '../server/service.ts';
import type { Store } from '../store/open.ts';
import { findPatient, representativesOf, type StoredPatient } from '../store/patients.ts';
import type { Ins } from '../store/records.ts';
import { settle } from '../store/settle.ts';
import { writeTrace } from '../store/traces.ts';
import { patientIdText } from '../xds/composite.ts';

/** Who looks at the dossier from the patient's side. */
export type Viewer = 'holder' | 'representative';

/** The patient's side of the store at one instant: what he may see and decide, and no more. */
export interface Desk {
  store: Store;
  patient: StoredPatient;
  viewer: Viewer;
  now: number;
}

export type DeskRefusal = 'patient/unknown' | 'patient/not-a-representative' | 'patient/closed';
export type Outcome<F extends string> = { ok: true } | { ok: false; refusal: F };

export const done = { ok: true } as const;
export const refuse = <F extends string>(refusal: F): { ok: false; refusal: F } => ({ ok: false, refusal });

export interface DeskRequest {
  store: Store;
  ins: Ins;
  viewer: Viewer;
  now: number;
  settings: Pick<Settings, 'ageOfMajority'>;
}

/**
 * Opens the patient's side, holds brought to the clock first (R25).
 *
 * @returns refusal `patient/unknown`, `patient/not-a-representative` (R34: majority ends their access), `patient/closed`
 */
export function openDesk(request: DeskRequest): { ok: true; desk: Desk } | { ok: false; refusal: DeskRefusal } {
  const { store, ins, viewer, now, settings } = request;
  settle(store, now);
  const patient = findPatient(store, ins);
  if (!patient || patient.dossier === 'INEXISTANT') return refuse('patient/unknown');
  const minor = isMinor(patient.birthDate, settings.ageOfMajority, now);
  const relations = representativesOf(store, patient.id).map((one) => one.relation);
  if (viewer === 'representative' && !mayRepresent(minor, relations)) return refuse('patient/not-a-representative');
  if (patient.dossier === 'FERME') return refuse('patient/closed');
  return { ok: true, desk: { store, patient, viewer, now } };
}

/** Leaves a line in the journal for what was done from the patient's side (R42). */
export function traceAct({ store, patient, viewer, now }: Desk, act: string, detail: string | null = null): void {
  writeTrace(store, {
    at: now,
    transaction: act,
    outcome: 'accepted',
    patient: patientIdText(patient.ins),
    purpose: viewer,
    detail,
  });
}
