import type { CertificateVerdict } from '../../../shared/domain/card/certificate-verdict.ts';
import type { CardState, CardWarning, Refusal, TriesLeft } from '../../../shared/domain/card/card-state.ts';
import { admitProfession } from '../../../shared/domain/card/profession-access.ts';
import type { CardHolder } from '../../../shared/domain/card/practitioner.ts';
import { readHolder, type CertificateNames } from '../../../shared/domain/card/read-holder.ts';
import type { CheckCertificates, KeyUse, PublicCard } from './ports.ts';

/** A card that may be used, once its PIN is given. */
export interface UsableCard {
  readonly holder: CardHolder;
  readonly fingerprint: string;
  readonly certificates: Readonly<Record<KeyUse, Uint8Array>>;
  readonly issuers: readonly Uint8Array[];
  readonly validFrom: number;
  readonly validUntil: number;
  readonly warnings: readonly CardWarning[];
  readonly maySend: boolean;
  readonly triesLeft: TriesLeft | 'none';
}

export type Identified = { readonly card: UsableCard } | { readonly card: null; readonly state: CardState };

function refused(holder: CardHolder, why: Refusal): Identified {
  return { card: null, state: { kind: 'refused', holder, why } };
}

const unreadable = (faultCode: string): Identified => ({
  card: null,
  state: { kind: 'unreadable', faultCode },
});

/** What the holder is told while his card may be used. */
export function warningsOf(verdict: Extract<CertificateVerdict, { kind: 'usable' }>): CardWarning[] {
  const expiry: CardWarning[] = verdict.notice === undefined ? [] : [`expires-in-${verdict.notice}-days`];
  return verdict.revocationKnown ? expiry : [...expiry, 'revocation-unknown'];
}

/** CPS_INFO_PS bears the savoir-faire in its last four characters (dmp-interface §5.3): for older certificates. */
function withCardInfo(names: CertificateNames, info: Uint8Array | undefined): CertificateNames {
  if (names.savoirFaireCode || !info || info.length < 4) return names;
  const last = String.fromCharCode(...info.subarray(-4)).trim();
  return /^[A-Z]{1,2}[A-Z0-9]{0,2}$/.test(last) ? { ...names, savoirFaireCode: last } : names;
}

/**
 * Says who holds a card and whether it may be used: both certificates read, same holder in both, profession admitted,
 * then dates, chain and revocation. The refusal names the holder, so that the screen can (R1, R3, H24).
 */
export async function identifyCard(
  read: PublicCard,
  certificates: CheckCertificates,
  professions?: readonly string[],
): Promise<Identified> {
  const authentication = certificates.read(read.certificates.authentication);
  const signature = certificates.read(read.certificates.signature);
  if (!authentication.ok) return unreadable(authentication.fault.code);
  if (!signature.ok) return unreadable(signature.fault.code);
  const holder = readHolder(withCardInfo(authentication.value.names, read.info));
  if (!holder.ok) return unreadable(holder.fault.code);
  // Two holders on one card: a swap in the middle of the reading, or a card that must not be trusted (H33).
  if (signature.value.names.commonName?.trim() !== holder.value.nationalId) return unreadable('card/two-holders');
  const ders = [read.certificates.authentication, read.certificates.signature];
  const verdict = await certificates.judge(ders);
  if (verdict.kind === 'refused') return refused(holder.value, verdict.why);
  const profession = admitProfession(holder.value, professions);
  if (profession !== 'admitted') return refused(holder.value, profession);
  if (read.triesLeft === 'none') return { card: null, state: { kind: 'blocked', holder: holder.value } };
  return {
    card: {
      holder: holder.value,
      fingerprint: authentication.value.fingerprint,
      certificates: read.certificates,
      issuers: certificates.issuersOf(read.certificates.authentication),
      validFrom: Math.max(authentication.value.validFrom, signature.value.validFrom),
      validUntil: verdict.validUntil,
      warnings: warningsOf(verdict),
      maySend: verdict.revocationKnown,
      triesLeft: read.triesLeft,
    },
  };
}
