import type { Handlers } from '../register.ts';
import { atWorkplace } from './at-work.ts';
import type { AtWork } from './workplace.ts';

/** Channels of the screen turned to the patient. */
export function showHandlers(atWork: AtWork): Pick<Handlers, Extract<keyof Handlers, `show.${string}`>> {
  const at = atWorkplace(atWork);
  return {
    'show.enter': ({ token }) => at((work) => work.showing.enter(token)),
    'show.read': ({ token, rowId }) => at((work) => work.showing.read(token, rowId)),
    'show.leave': ({ token }) => at((work) => work.showing.leave(token)),
  };
}
