import type { EpochMs } from '../time/epoch.ts';
import { AHEAD_MS, GRACE_MS } from './revocation-list.ts';

/** How long an answer holds that says of no next one: something newer may be had at any time (RFC 6960 §4.2.2.1). */
const WITHOUT_NEXT_MS = 3_600_000;

/**
 * Whether a signed answer about a certificate still holds: until its own end, and never beyond the seven days that a list
 * is believed for without a successor (decision 15).
 */
export function isAnswerFresh(
  { thisUpdate, nextUpdate }: { readonly thisUpdate: EpochMs; readonly nextUpdate: EpochMs | null },
  now: EpochMs,
): boolean {
  const end = Math.min(nextUpdate ?? thisUpdate + WITHOUT_NEXT_MS, thisUpdate + GRACE_MS);
  return thisUpdate <= now + AHEAD_MS && now < end;
}
