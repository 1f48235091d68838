import type { Handlers } from '../register.ts';
import { atReading } from './at-work.ts';
import type { AtWork } from './workplace.ts';

/** Channels of who else may read the dossier, and of the médecin traitant. */
export function carerHandlers(atWork: AtWork): Pick<Handlers, Extract<keyof Handlers, `carers.${string}`>> {
  const at = atReading(atWork);
  return {
    'carers.list': ({ token }) => at((work) => work.carers.list(token)),
    'carers.setTreating': ({ token, treating }) => at((work) => work.carers.setTreating(token, treating)),
  };
}
