import { readFileSync } from 'node:fs';
import type { Settings } from '../adapters/settings/read-settings.ts';
import type { Store } from '../adapters/store/store.ts';
import { readPatientList } from '../adapters/system/patient-list.ts';
import { Patients } from '../services/patients/patients.ts';
import type { Clock, Log } from '../services/ports.ts';

interface PatientParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly settings: Settings;
}

/** The practice's patients. Majority is read late: the store may say another age while the card is open. */
export function openPatients({ store, clock, settings }: PatientParts): Patients {
  return new Patients({
    store: store.patients,
    clock,
    environment: settings.environment,
    get ageOfMajority() {
      return settings.ageOfMajority;
    },
  });
}

/** The practice's list is handed over by its software; a fault of it is logged by code and stops nothing. */
export function importPracticeList({ patientsFile }: Settings, patients: Patients, log: Log): void {
  if (!patientsFile) return;
  const list = readPatientList(readFileSync(patientsFile, 'utf8'));
  if (!list.ok) return log.warn(list.fault.code);
  const { kept, faults } = patients.import(list.value);
  log.info('patients/imported', { kept, faults: faults.length });
}
