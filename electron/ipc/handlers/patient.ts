import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../register.ts';
import { atReading } from './at-work.ts';
import type { AtWork } from './workplace.ts';

/** Channels of the practice's own list of patients. */
export function patientHandlers(atWork: AtWork): Pick<Handlers, 'patient.search' | 'patient.add'> {
  const at = atReading(atWork);
  return {
    'patient.search': ({ words }) => at((work) => ok([...work.patients.search(words)])),
    'patient.add': (typed) => at((work) => work.patients.add(typed)),
  };
}
