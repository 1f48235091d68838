import type { Envelope } from './envelope.ts';
import type { KeyObject } from 'node:crypto';
import { openFromEscrow, sealForEscrow, type EscrowCertificate } from './escrow.ts';
import type { HolderSecret } from './card-secret.ts';
import { newRecoveryCode } from './recovery-code.ts';
import { unwrapKey, wrapKey, type WrappedKey } from './wrap-key.ts';

/** The database keys of one holder while his session is open. `cache` is null when he has none (decision 12). */
export interface StoreKeys {
  readonly legal: Buffer;
  readonly cache: Buffer | null;
}

const purposeOf = (holder: string, slot: string): string => `dmp store v1 ${holder} ${slot}`;

function recoverySlot(holder: string, legal: Buffer, code: string): WrappedKey {
  return wrapKey(legal, Buffer.from(code), purposeOf(holder, 'legal recovery'));
}

/** Opens the legal part's key with a recovery code in its printed form; null when it is another code. */
export function openWithCode(envelope: Envelope, holder: string, code: string): Buffer | null {
  return unwrapKey(envelope.legal.recovery, Buffer.from(code), purposeOf(holder, 'legal recovery'));
}

/** Opens the legal part's key with an establishment's escrow key; null when there is no slot for it. */
export function openEscrow({ legal }: Envelope, holder: string, key: KeyObject): Buffer | null {
  return legal.escrow ? openFromEscrow(legal.escrow, key, purposeOf(holder, 'legal escrow')) : null;
}

/**
 * Puts the legal key under the establishment's escrow certificate, or takes it from there when the settings name none.
 *
 * @returns the very envelope given when nothing is to change.
 */
export function withEscrow(
  envelope: Envelope,
  holder: string,
  legal: Buffer,
  escrow: EscrowCertificate | null,
): Envelope {
  const { escrow: before, ...slots } = envelope.legal;
  if (before?.certificate === escrow?.fingerprint) return envelope;
  if (!escrow) return { ...envelope, version: 1, legal: slots };
  const sealed = sealForEscrow(legal, escrow, purposeOf(holder, 'legal escrow'));
  return { ...envelope, version: 2, legal: { ...slots, escrow: sealed } };
}

/** Opens both keys with the holder's secret; null when the secret is another one. */
export function openWithSecret(envelope: Envelope, holder: string, secret: HolderSecret): StoreKeys | null {
  const legal = unwrapKey(envelope.legal.holder, secret.bytes, purposeOf(holder, 'legal holder'));
  if (!legal) return null;
  if (!envelope.cache) return { legal, cache: null };
  const cache = unwrapKey(envelope.cache.holder, secret.bytes, purposeOf(holder, 'cache holder'));
  return cache ? { legal, cache } : null;
}

/**
 * Seals the keys under the holder's secret and the legal one under a new recovery code as well. The code is in no file:
 * whoever calls shows it, once.
 */
export function sealKeys(
  keys: StoreKeys,
  holder: string,
  secret: HolderSecret,
  encryptedWorkstationSecret: string,
): { envelope: Envelope; recoveryCode: string } {
  const recoveryCode = newRecoveryCode();
  const envelope: Envelope = {
    format: 'dmp-key-envelope',
    version: 1,
    protection: secret.protection,
    workstationSecret: encryptedWorkstationSecret,
    legal: {
      holder: wrapKey(keys.legal, secret.bytes, purposeOf(holder, 'legal holder')),
      recovery: recoverySlot(holder, keys.legal, recoveryCode),
    },
    cache: keys.cache ? { holder: wrapKey(keys.cache, secret.bytes, purposeOf(holder, 'cache holder')) } : null,
    recoveryConfirmed: false,
  };
  return { envelope, recoveryCode };
}

/** Replaces the recovery code; the former one opens nothing any more. */
export function withNewCode(
  envelope: Envelope,
  holder: string,
  legal: Buffer,
): { envelope: Envelope; recoveryCode: string } {
  const recoveryCode = newRecoveryCode();
  const recovery = recoverySlot(holder, legal, recoveryCode);
  return {
    envelope: { ...envelope, legal: { ...envelope.legal, recovery }, recoveryConfirmed: false },
    recoveryCode,
  };
}
