import type { OpeningOutcome } from '../../../shared/contract/dossier.ts';
import type { Gate } from '../../../shared/domain/consent/opening.ts';
import type { ConsentRecord } from '../../../shared/domain/consent/record.ts';
import { assertNever } from '../../../shared/result.ts';
import type { DossierStatus } from './ports.ts';

type Right = Extract<OpeningOutcome, { kind: 'open' }>['right'];

/** What the window shows for the gate an opening stopped at; `right` is asked only when it is open. */
export function outcomeOf(gate: Gate, status: DossierStatus, right: () => Right): OpeningOutcome {
  switch (gate.kind) {
    case 'open':
      return { kind: 'open', right: right() };
    case 'absent':
      return { kind: 'no-dmp' };
    case 'closed':
      return { kind: 'closed', ...status.closure };
    case 'forbidden':
      return { kind: 'forbidden' };
    case 'unknown-status':
      return { kind: 'unknown-status', raw: gate.raw };
    case 'identity-doubt':
      return { kind: 'identity-doubt', differences: [...gate.differences] };
    case 'connection-choice':
      return { kind: 'connection-choice' };
    case 'consent-needed':
      // What the DMP holds for valid after a withdrawal was never told to it.
      return gate.why === 'withdrawn'
        ? { kind: 'consent-needed', why: gate.why, declared: status.authorisation !== 'valid' }
        : { kind: 'consent-needed', why: gate.why };
    default:
      return assertNever(gate);
  }
}

/**
 * The sentence of right in facts: since when, until when (ours, hence «estimée»), in which capacity (R7, decision 15).
 * Outside the care team, and in a minor's secret connection, the consent covers this opening only: no end date.
 */
export function rightOf(consent: ConsentRecord | null, status: DossierStatus, validityMs: number): Right {
  if (consent?.decision !== 'granted') throw new Error('An open dossier has a granted consent');
  const { capacity, secret, consentingPerson, representativeName } = consent.answers;
  const lasts = capacity !== 'not-care-team' && secret === undefined;
  return {
    consentAt: consent.at,
    until: lasts ? consent.at + validityMs : null,
    capacity,
    consentingPerson,
    ...(representativeName !== undefined && { representativeName }),
    isTreatingPhysician: status.isTreatingPhysician,
  };
}

function word(value: string | { readonly unknown: string }): string {
  return typeof value === 'string' ? value : `?${value.unknown}`;
}

/** What the journal keeps of a TD0.2 answer. */
export function statusFacts(status: DossierStatus): Record<string, string | boolean> {
  const { existence, authorisation, isTreatingPhysician } = status;
  return { existence: word(existence), authorisation: word(authorisation), isTreatingPhysician };
}

/** Why a dossier could be read, as the proof of view keeps it: the consent, its day and in which capacity. */
export function consentFacts(consent: ConsentRecord | null): Record<string, string | number> {
  if (consent?.decision !== 'granted') return {};
  return { consent: consent.id, consentAt: consent.at, capacity: consent.answers.capacity };
}
