/** Everybody of the sandbox: the cases of the cast and the ward. */
import type { HostPatient, SeedPatient } from './model.ts';
import { buildPatient } from './patients/build-patient.ts';
import { CAST } from './patients/cast.ts';
import { wardCast } from './patients/ward.ts';

/** All fictitious patients, the same for the same clock day. Throws when two of them would share an INS. */
export function seedPatients(now: Date): SeedPatient[] {
  const patients = [...CAST, ...wardCast()].map((member) => buildPatient(member, now));
  assertDistinct(patients.map((patient) => patient.ins.value));
  assertDistinct(patients.map((patient) => patient.key));
  return patients;
}

/** `patients.json`: the list that a practice software hands over to the client; no more than a host would know. */
export function patientList(now: Date): { patients: HostPatient[] } {
  return {
    patients: seedPatients(now)
      .filter((patient) => patient.inHostList)
      .map(hostPatient),
  };
}

function hostPatient(patient: SeedPatient): HostPatient {
  const { ins, birthName, usedName, givenNames, firstGivenName, sex, birthDate, birthPlace, identityStatus, localId } =
    patient;
  const names = { birthName, ...(usedName === undefined ? {} : { usedName }), givenNames, firstGivenName };
  return { ins, ...names, sex, birthDate, birthPlace, identityStatus, localId };
}

function assertDistinct(values: readonly string[]): void {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) throw new Error(`twice in the seed: ${value}`);
    seen.add(value);
  }
}
