/** Who there is in a history of filing: one doctor at his workstation, a colleague elsewhere, an adult and a minor. */
import type { Engine } from '../../../../sandbox/engine/engine.ts';
import type { Store } from '../../../../electron/adapters/store/store.ts';
import { parseIns, type Ins } from '../../../../shared/domain/patient/ins.ts';
import { insOf, recordOf } from '../../store/driver.ts';
import { PHYSICIAN } from '../../world/roles.ts';
import type { World } from '../../world/world.ts';

export const ME = 'Q0';
export const COLLEAGUE = 'Q1';
export const PATIENT_IDS = ['P0', 'P1'] as const;

export const WORLD: World = {
  startsAt: 0,
  pros: [
    { id: ME, role: PHYSICIAN, structure: 'S0', regulates: false },
    { id: COLLEAGUE, role: PHYSICIAN, structure: 'S1', regulates: false },
  ],
  patients: [
    { id: 'P0', birthDate: '1979-03-12', dossier: true, representatives: 'none', attending: null },
    { id: 'P1', birthDate: '2018-05-02', dossier: true, representatives: 'parents', attending: null },
  ],
};

export function patientOf({ value }: Ins): string {
  return PATIENT_IDS.find((id) => insOf(id).value === value) ?? '';
}

/** The same people in the store and in the practice's list. */
export function meetPatients(engine: Engine, store: Store): void {
  for (const patient of WORLD.patients) {
    engine.addPatient(recordOf(patient));
    const ins = parseIns(insOf(patient.id).value, insOf(patient.id).oid, 'sandbox');
    if (!ins.ok) throw new Error(`${patient.id} has no test INS`);
    const traits = { birthName: 'PAT-MODELE', givenNames: patient.id, firstGivenName: patient.id, sex: 'F' as const };
    const { birthDate } = patient;
    store.patients.save({ ins: ins.value, ...traits, birthDate, birthPlace: '51215', identityStatus: 'qualifiee' });
  }
}
