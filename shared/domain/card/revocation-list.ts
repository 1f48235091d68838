import type { EpochMs } from '../time/epoch.ts';

/** How long the last good list still serves when a newer one cannot be had (decision 15). */
export const GRACE_MS = 7 * 86_400_000;

/**
 * A list or an answer dated less than this ahead of us is believed: its signature binds its issuer, and the clock that is
 * wrong may be ours (H50).
 */
export const AHEAD_MS = 24 * 3_600_000;

/** How much a stored revocation list is worth now. */
export type ListWorth = 'fresh' | 'usable' | 'too-old';

/**
 * Ages a revocation list.
 *
 * @param nextUpdate the instant by which its authority promised the next one (RFC 5280 §5.1.2.5).
 * @param fetchedAt when this workstation last had it from its authority.
 * @returns `fresh` until the next one is due; `usable` up to seven days after it was fetched; then `too-old`.
 */
export function ageList(nextUpdate: EpochMs, fetchedAt: EpochMs, now: EpochMs): ListWorth {
  if (now <= nextUpdate) return 'fresh';
  return now - fetchedAt <= GRACE_MS ? 'usable' : 'too-old';
}
