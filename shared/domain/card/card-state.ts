import type { EpochMs } from '../time/epoch.ts';
import type { CardHolder, Situation } from './practitioner.ts';

/** How many PIN tries are left, as far as the middleware tells: PKCS#11 has flags, not figures. */
export type TriesLeft = 'unknown' | 'low' | 'last';

/** Why a card that could be read may not be used (R1, R3, R24). */
export type Refusal =
  | 'expired'
  | 'not-yet-valid'
  | 'revoked'
  | 'unknown-chain'
  | 'revocation-unknown'
  | 'profession-refused'
  | 'incomplete';

/** What the holder is warned of while the card may be used (H46, decision 15). */
export type CardWarning = 'expires-in-60-days' | 'expires-in-30-days' | 'expires-in-7-days' | 'revocation-unknown';

/** The card and its session, as states that cannot lie (pair 2 of the anchors). */
export type CardState =
  | { readonly kind: 'middleware-missing' }
  | { readonly kind: 'no-reader' }
  | { readonly kind: 'no-card' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'unreadable'; readonly faultCode: string }
  | { readonly kind: 'refused'; readonly holder: CardHolder; readonly why: Refusal }
  | {
      readonly kind: 'locked';
      readonly holder: CardHolder;
      readonly validUntil: EpochMs;
      readonly situationLastUsed?: Situation;
      readonly triesLeft: TriesLeft;
      /** Why the session ended, when there was one. */
      readonly lockedBy?: LockReason;
      readonly warnings?: readonly CardWarning[];
    }
  | { readonly kind: 'unlocking'; readonly holder: CardHolder }
  | { readonly kind: 'choosing-situation'; readonly holder: CardHolder; readonly situations: readonly Situation[] }
  | {
      readonly kind: 'open';
      readonly holder: CardHolder;
      readonly situation: Situation;
      readonly validUntil: EpochMs;
      readonly warnings?: readonly CardWarning[];
    }
  | { readonly kind: 'blocked'; readonly holder: CardHolder };

/** What ended a session (H44: doubt counts as removal). */
export type LockReason = 'by-hand' | 'card-removed' | 'idle' | 'sleep' | 'doubt' | 'quit';
