import type { Settings } from '../adapters/settings/read-settings.ts';
import type { Store } from '../adapters/store/store.ts';
import { Patients } from '../services/patients/patients.ts';
import type { Clock } from '../services/ports.ts';

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
