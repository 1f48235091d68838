import type { Handlers } from '../register.ts';
import { atReading } from './at-work.ts';
import type { AtWork } from './workplace.ts';

type ConsentChannel = Extract<keyof Handlers, 'dossier.consent' | 'dossier.refuse' | `consent.${string}`>;

/** Channels of what the person says: consent, refusal, withdrawal, and the register of those acts. */
export function consentHandlers(atWork: AtWork): Pick<Handlers, ConsentChannel> {
  const at = atReading(atWork);
  return {
    'dossier.consent': ({ token, ...answers }) => at((work) => work.dossiers.consent(token, answers)),
    'dossier.refuse': ({ token }) => at((work) => work.dossiers.refuse(token)),
    'consent.withdraw': ({ token, ...spoken }) => at((work) => work.dossiers.steps.withdraw(token, spoken)),
    'consent.declareWithdrawal': ({ token }) => at((work) => work.dossiers.steps.declareWithdrawal(token)),
    'consent.express': ({ token, restrictionTold: _told, ...spoken }) =>
      at((work) => work.dossiers.steps.express(token, spoken)),
    'consent.forColleague': ({ token, colleague, ...answers }) =>
      at((work) => work.register.forColleague(token, colleague, answers)),
    'consent.history': ({ token }) => at((work) => work.register.history(token)),
    'consent.export': ({ token, consentId, handedTo }) =>
      at((work) => work.register.exportProof(token, consentId, handedTo)),
  };
}
