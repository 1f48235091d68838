/** Everybody of the sandbox: the cases of the cast and the ward. */
import type { HostPatient, SeedPatient } from './model.ts';
import { bulkCast } from './bulk/bulk-cast.ts';
import { buildPatient } from './patients/build-patient.ts';
import { CAST } from './patients/cast.ts';
import { wardCast } from './patients/ward.ts';

/** How much to make beyond what was written by hand. */
export interface SeedSize {
  /** Documents wanted in all; beyond the catalogue they are made for people of their own. */
  readonly documents?: number;
  /** Documents of the one large dossier. */
  readonly dossier?: number;
}

/** All fictitious patients, the same for the same clock day and size. Throws when two of them would share an INS. */
export function seedPatients(now: Date, size: SeedSize = {}): SeedPatient[] {
  const members = [...CAST, ...wardCast(), ...bulkCast(size.documents ?? 0)];
  const patients = members.map((member) => buildPatient(member, now));
  assertDistinct(patients.map((patient) => patient.ins.value));
  assertDistinct(patients.map((patient) => patient.key));
  return patients;
}

/** `patients.json`: the list that a practice software hands over to the client; no more than a host would know. */
export function patientList(now: Date, size: SeedSize = {}): { patients: HostPatient[] } {
  return { patients: seedPatients(now, size).map(hostPatient) };
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
