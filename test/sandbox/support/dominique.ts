import type { PatientRecord } from '../../../sandbox/store/records.ts';

/** The patient of the engine's tests: adult, without médecin traitant, mask or account; fictitious (decision 28). */
export const DOMINIQUE: PatientRecord = {
  ins: { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' },
  birthName: 'PAT-TROIS',
  givenNames: 'DOMINIQUE',
  firstGivenName: 'DOMINIQUE',
  sex: 'F',
  birthDate: '1979-03-12',
  dossier: 'ACTIF',
};
