import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../register.ts';
import { atWorkplace } from './at-work.ts';
import type { AtWork } from './workplace.ts';

type HoldChannel = Extract<keyof Handlers, `holds.${string}` | `output.${string}`>;

/** Channels of announcement holds and of what may leave the screen (R22–R29). */
export function holdHandlers(atWork: AtWork): Pick<Handlers, HoldChannel> {
  const at = atWorkplace(atWork);
  return {
    'holds.list': () => at((work) => ok(work.holds.list())),
    'holds.raiseVeil': () => at((work) => ok(work.holds.raiseVeil())),
    'holds.plan': ({ holdId, talkAt, place }) => at((work) => work.holds.plan(holdId, talkAt, place)),
    'holds.entrust': ({ holdIds, to }) => at((work) => work.holds.entrust(holdIds, to)),
    'holds.announce': ({ holdId, ...asked }) => at((work) => work.holds.announce(holdId, asked)),
    'output.recipients': ({ token }) => at((work) => work.outputs.recipients(token)),
    'output.verdicts': ({ token, rowId }) => at((work) => work.outputs.verdicts(token, rowId)),
    'output.ask': ({ token, rowId, output, reason }) => at((work) => work.outputs.ask(token, rowId, output, reason)),
    'output.save': ({ token, rowId, reason }) => at((work) => work.outputs.save(token, rowId, reason)),
  };
}
