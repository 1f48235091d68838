import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';

/** The practice's own patients (handed over by the host software or typed in), kept in the encrypted store. */
export interface PatientStore {
  save(patient: PatientIdentity): void;
  find(insId: string): PatientIdentity | null;
  /** Patients whose names, birth date or INS begin with the words, best first; empty words = last opened first. */
  search(words: string, limit: number): readonly PatientIdentity[];
  markOpened(insId: string, at: number): void;
}
