import type { EpochMs } from '../time/epoch.ts';
import { isFinal, type HoldState } from './state.ts';

/** A document as the last list showed it, with the hold known of it. */
export interface SeenDocument {
  /** It bore `INVISIBLE_PATIENT` in that list. */
  readonly invisible: boolean;
  readonly listedAt: EpochMs;
  /** Null when no hold is known: then only the registry can say that it ended. */
  readonly hold: { readonly state: HoldState; readonly releaseAt: EpochMs } | null;
}

/**
 * R26 case G, H18: whether a document of a list is still kept from the patient. The instant of release passes offline
 * too; a list that shows it hidden after that instant is believed rather than our estimate of it.
 */
export function isStillHeld({ invisible, listedAt, hold }: SeenDocument): boolean {
  if (!invisible) return false;
  // What its author took back was never the patient's: a list read before that still shows it (R16, R27).
  if (!hold || !isFinal(hold.state) || hold.state === 'WITHDRAWN') return true;
  return hold.state === 'RELEASED_AUTO' && listedAt >= hold.releaseAt;
}
