import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../register.ts';
import { atReading, atWorkplace } from './at-work.ts';
import type { AtWork } from './workplace.ts';

/** Channels of the copies kept on this workstation (R41). */
export function copyHandlers(atWork: AtWork): Pick<Handlers, Extract<keyof Handlers, `copies.${string}`>> {
  const at = atWorkplace(atWork);
  return {
    'copies.state': () => at((work) => ok(work.copyDesk.state())),
    'copies.fill': () => atReading(atWork)((work) => ok(work.copyDesk.fill())),
    'copies.stop': () => at((work) => ok(work.copyDesk.stop())),
    'copies.drop': ({ insId }) => at((work) => ok(work.copyDesk.drop(insId))),
  };
}
