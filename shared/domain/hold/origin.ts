import type { EpochMs } from '../time/epoch.ts';
import { holdInstants } from './instants.ts';

/**
 * What is known of T0 (decision 22; the protocol tells no deposit time). `server`: HTTP `Date` of the Success answer for
 * our own deposit, said «estimée». `submission`: submission time, for others' deposits, said «environ». `unknown`: only
 * that the document was there at `notAfter`.
 */
export type HoldOrigin =
  | { readonly kind: 'server'; readonly at: EpochMs }
  | { readonly kind: 'submission'; readonly at: EpochMs }
  | { readonly kind: 'unknown'; readonly notAfter: EpochMs };

/** What may be told of the two dates. */
export interface HoldDates {
  readonly precision: 'estimated' | 'about' | 'at-latest';
  /** Null while T0 is unknown. */
  readonly depositedAt: EpochMs | null;
  /** Null while T0 is unknown: an earlier instant would be a promise (decision 22). */
  readonly noticeAt: EpochMs | null;
  /** With an unknown T0 the latest instant it can be: a warning, never a promise. */
  readonly releaseAt: EpochMs;
}

/** R25, decision 22: the dates of a hold, with how far they may be believed. */
export function holdDates(origin: HoldOrigin): HoldDates {
  if (origin.kind === 'unknown') {
    const { releaseAt } = holdInstants(origin.notAfter);
    return { precision: 'at-latest', depositedAt: null, noticeAt: null, releaseAt };
  }
  const precision = origin.kind === 'server' ? 'estimated' : 'about';
  return { precision, depositedAt: origin.at, ...holdInstants(origin.at) };
}

const RANK = { unknown: 0, submission: 1, server: 2 } as const;

function boundOf(origin: HoldOrigin): EpochMs {
  return origin.kind === 'unknown' ? origin.notAfter : origin.at;
}

/**
 * H19, N8: which of two origins of the same datum stands. Surer knowledge replaces a guess; between equals the first
 * deposit does, so that a new version, a new reading or a new installation never moves an instant later.
 */
export function standingOrigin(known: HoldOrigin | null, learned: HoldOrigin): HoldOrigin {
  if (!known) return learned;
  if (RANK[known.kind] !== RANK[learned.kind]) return RANK[known.kind] > RANK[learned.kind] ? known : learned;
  return boundOf(learned) < boundOf(known) ? learned : known;
}
