import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../register.ts';
import { atReading } from './at-work.ts';
import type { AtWork } from './workplace.ts';

type EmergencyChannel = Extract<keyof Handlers, `emergency.${string}`>;

/** Channels of emergency accesses (R30–R33). */
export function emergencyHandlers(atWork: AtWork): Pick<Handlers, EmergencyChannel> {
  const at = atReading(atWork);
  return {
    'emergency.standing': () => at((work) => ok(work.emergency.standing())),
    'emergency.prepare': ({ insId, mode }) => at((work) => work.emergency.prepare(insId, mode)),
    'emergency.open': (request) => at((work) => work.emergency.open(request)),
    'emergency.close': ({ token, reason }) => at((work) => work.emergency.close(token, reason)),
    'emergency.card': ({ token }) => at((work) => work.emergencyCards.card(token)),
    'emergency.search': ({ family, given, birthDate, postalCode }) =>
      at((work) => work.candidates.search({ family, given, birthDate, postalCode })),
    'emergency.prepareCandidate': ({ candidateId }) => at((work) => work.candidates.prepare(candidateId)),
    'emergency.inbox': () => at((work) => work.inbox.list()),
    'emergency.readReason': ({ entryId }) => at((work) => work.inbox.readReason(entryId)),
    'emergency.review': ({ entryId, decision, opinion }) => at((work) => work.inbox.review(entryId, decision, opinion)),
    'emergency.complete': ({ accessId, reason }) => at((work) => work.emergency.complete(accessId, reason)),
  };
}
