import type { EpochMs } from '../time/epoch.ts';
import { isMinor } from './age.ts';
import type { PatientIdentity } from './identity.ts';
import { insId, INS_ROOTS } from './ins.ts';

/** A patient with what the eye must be told about him (contract `patientRowSchema`). */
export function toPatientRow(
  patient: PatientIdentity,
  context: { readonly homonym: boolean; readonly now: EpochMs; readonly ageOfMajority: number },
) {
  return {
    insId: insId(patient.ins),
    patient,
    isTest: INS_ROOTS[patient.ins.oid].environment === 'sandbox',
    homonym: context.homonym,
    isMinor: isMinor(patient.birthDate, context.now, context.ageOfMajority),
  };
}
