import type { OpeningOutcome } from '../../../shared/contract/dossier.ts';

/**
 * Whether a document may be filed in a dossier as it was opened: without consent to consult (R14), never in a closed,
 * absent or doubtful one (R10, R38). Without an answer of the DMP it is queued where `mayQueue` says so (H15, H29), and
 * the registry has the last word.
 */
export function mayDeposit(outcome: OpeningOutcome): boolean {
  if (outcome.kind === 'unreachable') return outcome.mayQueue;
  return outcome.kind === 'open' || outcome.kind === 'consent-needed';
}
