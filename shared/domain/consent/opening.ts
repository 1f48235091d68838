import type { TraitDifference } from '../patient/traits.ts';
import type { ConsentFaultCode } from './proof.ts';

/** What TD0.2 said, reduced to what decides an opening; unknown wire words are kept and refuse (H23). */
export interface OpeningFacts {
  readonly existence: 'active' | 'closed' | 'absent' | { readonly unknown: string };
  readonly authorisation: 'valid' | 'expired' | 'none' | 'forbidden' | { readonly unknown: string };
  readonly differences: readonly TraitDifference[];
  readonly mismatchAccepted: boolean;
  /** Null when a recorded consent allows the consultation. */
  readonly consentFault: ConsentFaultCode | null;
  /** A minor for whom nobody has said yet whether this connection is secret (R36, EX_0.1-1100). */
  readonly connectionToChoose: boolean;
}

/** Why consent is asked for. */
export const CONSENT_GAPS = ['missing', 'expired', 'refused', 'withdrawn', 'came-of-age', 'express-missing'] as const;
export type ConsentGap = (typeof CONSENT_GAPS)[number];

/** The gate an opening stops at, or `open`. */
export type Gate =
  | { readonly kind: 'open' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown-status'; readonly raw: string }
  | { readonly kind: 'identity-doubt'; readonly differences: readonly TraitDifference[] }
  | { readonly kind: 'connection-choice' }
  | { readonly kind: 'consent-needed'; readonly why: ConsentGap };

function rawUnknown(facts: OpeningFacts): string | null {
  if (typeof facts.existence === 'object') return facts.existence.unknown;
  return typeof facts.authorisation === 'object' ? facts.authorisation.unknown : null;
}

/**
 * The first gate that stands, in the order of R10: existence, closure (R38), block (R9), unknown words, identity, the
 * connection chosen with a minor, consent.
 * An authorisation that the DMP holds for missing or expired asks for consent again even when an old act is recorded
 * here: the patient may have withdrawn it there, and the server's word is the truth (R7).
 */
export function openingGate(facts: OpeningFacts): Gate {
  if (facts.existence === 'absent') return { kind: 'absent' };
  if (facts.existence === 'closed') return { kind: 'closed' };
  if (facts.authorisation === 'forbidden') return { kind: 'forbidden' };
  const raw = rawUnknown(facts);
  if (raw !== null) return { kind: 'unknown-status', raw };
  if (facts.differences.length > 0 && !facts.mismatchAccepted)
    return { kind: 'identity-doubt', differences: facts.differences };
  if (facts.connectionToChoose) return { kind: 'connection-choice' };
  const gap = facts.consentFault && GAPS[facts.consentFault];
  if (gap === 'express-missing') return { kind: 'consent-needed', why: gap };
  if (facts.authorisation === 'expired') return { kind: 'consent-needed', why: gap === 'withdrawn' ? gap : 'expired' };
  if (facts.authorisation === 'none') return { kind: 'consent-needed', why: gap ?? 'missing' };
  return gap ? { kind: 'consent-needed', why: gap } : { kind: 'open' };
}

const GAPS: Record<ConsentFaultCode, ConsentGap> = {
  'consent/missing': 'missing',
  'consent/wrong-person': 'missing',
  'consent/refused': 'refused',
  'consent/withdrawn': 'withdrawn',
  'consent/expired': 'expired',
  'consent/came-of-age': 'came-of-age',
  'consent/express-missing': 'express-missing',
};
