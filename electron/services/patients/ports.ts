import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { Fault } from '../../../shared/fault.ts';

/** The practice's own patients (handed over by the host software or typed in), kept in the encrypted store. */
export interface PatientStore {
  save(patient: PatientIdentity): void;
  /** Saves many in one commit: all of them, or none when it throws. */
  saveAll(patients: readonly PatientIdentity[]): void;
  find(insId: string): PatientIdentity | null;
  /** Patients whose names, birth date or INS begin with the words, best first; empty words = last opened first. */
  search(words: string, limit: number): readonly PatientIdentity[];
  /** How many patients bear these names, accents and case aside: two or more are homonyms (H01). */
  countNamed(birthName: string, firstGivenName: string): number;
  markOpened(insId: string, at: number): void;
}

/** A patient as the practice software hands him over: his INS is not checked yet. */
export interface HandedOverPatient extends Omit<PatientIdentity, 'ins'> {
  readonly ins: { readonly oid: string; readonly value: string };
}

/** The practice's list as read: what has the right form, each with its place (`patients[3]`), and every fault. */
export interface HandedOverList {
  readonly patients: readonly { readonly place: string; readonly patient: HandedOverPatient }[];
  readonly faults: readonly Fault[];
}
