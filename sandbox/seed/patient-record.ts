/** A person of the seed as the store's row: the DMP's own traits, which may differ from those of the practice (EX_GEN-1230). */
import type { PatientRecord } from '../store/records.ts';
import type { SeedPatient } from './model.ts';

export function patientRecord(patient: SeedPatient): PatientRecord {
  const { dossier, address } = patient;
  return {
    ...traitsOf(patient),
    ins: patient.ins,
    legacyInsC: patient.insC,
    birthPlace: patient.birthPlace,
    phone: patient.telephone,
    street: address.line,
    postalCode: address.postalCode,
    city: address.city,
    dossier: dossier === null ? 'INEXISTANT' : dossier.status === 'closed' ? 'FERME' : 'ACTIF',
    ...(dossier?.closure
      ? { closure: { at: dossier.closure.at, code: dossier.closure.motiveCode, reason: dossier.closure.reason } }
      : {}),
    internetAccount: dossier?.internetAccount ?? false,
    linkedToMes: dossier?.linkedToEns ?? false,
    opposesBreakGlass: dossier?.opposition.breakGlass ?? false,
    opposesEmergency: dossier?.opposition.regulation ?? false,
    ...(dossier?.treatingDoctor === undefined ? {} : { attendingPractitioner: dossier.treatingDoctor }),
    representatives: patient.representatives.map(({ name, given, relation }) => ({
      relation: relation.code,
      given,
      family: name,
    })),
  };
}

type Traits = Pick<PatientRecord, 'birthName' | 'usedName' | 'givenNames' | 'firstGivenName' | 'sex' | 'birthDate'>;

function traitsOf({ dossier, birthName, usedName, givenNames, firstGivenName, sex, birthDate }: SeedPatient): Traits {
  const dmp = dossier?.dmpTraits;
  const used = dmp && dmp.usedFamily !== dmp.family ? dmp.usedFamily : usedName;
  return {
    birthName: dmp?.family ?? birthName,
    ...(used === undefined ? {} : { usedName: used }),
    givenNames: dmp && dmp.given !== firstGivenName ? dmp.given : givenNames,
    firstGivenName: dmp?.given ?? firstGivenName,
    sex: dmp?.sex ?? sex,
    birthDate: dmp?.birthDate ?? birthDate,
  };
}
