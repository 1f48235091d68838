import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { StoreFault } from '../store-fault.ts';
import {
  cardSecret,
  chooseSecret,
  newWorkstationSecret,
  signOnce,
  workstationSecretAlone,
  type HolderSecret,
  type SignDomainText,
} from './card-secret.ts';
import type { Envelope } from './envelope.ts';
import { openWithCode, openWithSecret, sealKeys, withNewCode, type StoreKeys } from './key-slots.ts';
import { parseRecoveryCode } from './recovery-code.ts';
import type { WorkstationKeys } from './workstation-keys.ts';
import { newKey } from './wrap-key.ts';

/** Means of opening: the card and the workstation. */
export interface UnlockMeans {
  readonly holder: string;
  readonly signDomainText: SignDomainText;
  readonly keyStore: WorkstationKeys;
}

/** Keys at hand. `envelope` differs from what was read when it has to be written; `recoveryCode` is to be shown. */
export interface Unlocked {
  readonly keys: StoreKeys;
  readonly envelope: Envelope;
  readonly recoveryCode: string | null;
}

async function sealUnderNewSecret(means: UnlockMeans, legal: Buffer): Promise<Result<Unlocked, StoreFault>> {
  const workstationSecret = newWorkstationSecret();
  const secret = await chooseSecret(means.signDomainText, workstationSecret);
  if (!secret.ok) return secret;
  const keys: StoreKeys = { legal, cache: secret.value.protection === 'card' ? newKey() : null };
  const encrypted = Buffer.from(means.keyStore.encrypt(workstationSecret)).toString('base64');
  const sealed = sealKeys(keys, means.holder, secret.value, encrypted);
  secret.value.bytes.fill(0);
  return ok({ keys, ...sealed });
}

/** First use: new keys, new envelope, a recovery code to show. `store/signature-failed` when the card does not sign. */
export function createKeys(means: UnlockMeans): Promise<Result<Unlocked, StoreFault>> {
  return sealUnderNewSecret(means, newKey());
}

function workstationSecretOf(means: UnlockMeans, envelope: Envelope): Result<string, StoreFault> {
  try {
    return ok(means.keyStore.decrypt(Buffer.from(envelope.workstationSecret, 'base64')));
  } catch {
    // Every key store has its own words for «not encrypted here»; all mean the same: another machine or account.
    return fail({ code: 'store/key-store-lost' });
  }
}

async function holderSecret(means: UnlockMeans, envelope: Envelope): Promise<Result<HolderSecret, StoreFault>> {
  const workstation = workstationSecretOf(means, envelope);
  if (!workstation.ok) return workstation;
  if (envelope.protection === 'workstation') return ok(workstationSecretAlone(workstation.value));
  const signature = await signOnce(means.signDomainText);
  if (!signature.ok) return signature;
  const secret = cardSecret(signature.value, workstation.value);
  signature.value.fill(0);
  return ok(secret);
}

/**
 * Ordinary opening with the card and the workstation.
 *
 * @returns the keys; `store/card-changed` when the card is a renewed one (the recovery code is needed),
 *   `store/key-store-lost` when the workstation's key store cannot read its secret, `store/signature-failed`.
 */
export async function openKeys(means: UnlockMeans, envelope: Envelope): Promise<Result<Unlocked, StoreFault>> {
  const secret = await holderSecret(means, envelope);
  if (!secret.ok) return secret;
  const keys = openWithSecret(envelope, means.holder, secret.value);
  secret.value.bytes.fill(0);
  if (!keys) return fail({ code: 'store/card-changed' });
  if (envelope.recoveryConfirmed) return ok({ keys, envelope, recoveryCode: null });
  return ok({ keys, ...withNewCode(envelope, means.holder, keys.legal) });
}

/**
 * Opening with the recovery code, after a lost or renewed card or a lost key store: the legal part is kept and bound to
 * the card that is in the reader now, the cache starts empty, and a new recovery code is shown (decision 12).
 *
 * @returns the keys; `store/recovery-code-unreadable` for a slip of the pen, `store/recovery-code-wrong`.
 */
export async function recoverKeys(
  means: UnlockMeans,
  envelope: Envelope,
  typedCode: string,
): Promise<Result<Unlocked, StoreFault>> {
  const code = parseRecoveryCode(typedCode);
  if (!code.ok) return code;
  const legal = openWithCode(envelope, means.holder, code.value);
  if (!legal) return fail({ code: 'store/recovery-code-wrong', field: 'recoveryCode' });
  return sealUnderNewSecret(means, legal);
}
