import type { EpochMs } from '../time/epoch.ts';

const DAY_MS = 86_400_000;

/** Days before expiry at which the holder is told (H46), nearest first. */
const NOTICE_DAYS = [7, 30, 60] as const;
export type ExpiryNotice = (typeof NOTICE_DAYS)[number];

/** What a revocation list said, or that none could be had. */
export type Revocation = 'good' | 'revoked' | 'unknown';

/** Facts about one certificate of the card, gathered by the adapter. */
export interface CertificateFacts {
  readonly validFrom: EpochMs;
  readonly validUntil: EpochMs;
  /** Every signature up to a configured root holds. */
  readonly chained: boolean;
  readonly revocation: Revocation;
}

export type CertificateRefusal = 'expired' | 'not-yet-valid' | 'unknown-chain' | 'revoked';

/** Both certificates of a card, judged together. */
export type CertificateVerdict =
  | { readonly kind: 'refused'; readonly why: CertificateRefusal }
  | {
      readonly kind: 'usable';
      /** The earlier end of the two. */
      readonly validUntil: EpochMs;
      readonly notice?: ExpiryNotice;
      /** No revocation list could be had: reading is warned of, sending refused (decision 15). */
      readonly revocationKnown: boolean;
    };

/** Whether the dates alone refuse a certificate: decided before any network call (REC_0.X-1050). */
export function judgeDates(
  certificates: readonly Pick<CertificateFacts, 'validFrom' | 'validUntil'>[],
  now: EpochMs,
): 'expired' | 'not-yet-valid' | null {
  if (certificates.some((each) => now > each.validUntil)) return 'expired';
  return certificates.some((each) => now < each.validFrom) ? 'not-yet-valid' : null;
}

/** The nearest threshold that has been reached: 60, 30 or 7 days before the end (H46). */
export function expiryNotice(validUntil: EpochMs, now: EpochMs): ExpiryNotice | undefined {
  return NOTICE_DAYS.find((days) => validUntil - now <= days * DAY_MS);
}

/**
 * Judges the certificates of a card: dates, then chain, then revocation; the first reason found is the one to show.
 *
 * @returns `usable` with the earlier end, or `refused` with its reason.
 * Source: R1 (expired card refused before any network call), H24, decision 15 for an unreachable list.
 */
export function judgeCertificates(certificates: readonly CertificateFacts[], now: EpochMs): CertificateVerdict {
  const dates = judgeDates(certificates, now);
  if (dates) return { kind: 'refused', why: dates };
  if (certificates.length === 0 || certificates.some((each) => !each.chained)) {
    return { kind: 'refused', why: 'unknown-chain' };
  }
  if (certificates.some((each) => each.revocation === 'revoked')) return { kind: 'refused', why: 'revoked' };
  const validUntil = Math.min(...certificates.map((each) => each.validUntil));
  const notice = expiryNotice(validUntil, now);
  return {
    kind: 'usable',
    validUntil,
    ...(notice !== undefined && { notice }),
    revocationKnown: certificates.every((each) => each.revocation === 'good'),
  };
}
