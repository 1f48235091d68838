import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';

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
