import type { EpochMs } from '../time/epoch.ts';
import { holdDates, type HoldOrigin } from './origin.ts';

/** States of R27. The last three are final: making visible is irreversible. */
export const HOLD_STATES = ['HELD', 'NOTIFIED', 'ANNOUNCED', 'RELEASED_AUTO', 'WITHDRAWN'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

/** What ended a hold before its time, with the registry's word for it. */
export interface HoldEnding {
  readonly kind: 'announced' | 'withdrawn';
  readonly at: EpochMs;
}

/**
 * R27: the state of a hold now. It follows from the clock and from what the registry confirmed, so it is the same
 * online and offline (R26 case G); instants compare with ≥ (R25).
 *
 * @param ending the first confirmed ending, null when there was none.
 */
export function holdState(origin: HoldOrigin, ending: HoldEnding | null, now: EpochMs): HoldState {
  const { noticeAt, releaseAt } = holdDates(origin);
  if (ending && ending.at < releaseAt) return ending.kind === 'announced' ? 'ANNOUNCED' : 'WITHDRAWN';
  if (now >= releaseAt) return 'RELEASED_AUTO';
  return noticeAt !== null && now >= noticeAt ? 'NOTIFIED' : 'HELD';
}

/** Whether the patient can see the document, or it is gone: nothing more may happen to the hold (R27). */
export function isFinal(state: HoldState): boolean {
  return state === 'ANNOUNCED' || state === 'RELEASED_AUTO' || state === 'WITHDRAWN';
}
