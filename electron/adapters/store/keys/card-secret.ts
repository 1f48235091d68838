import { createHash, randomBytes } from 'node:crypto';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Fault } from '../../../../shared/fault.ts';
import type { StoreFault } from '../store-fault.ts';

/**
 * What the card signs to open the store. Fixed for ever: another text gives another key. It cannot be taken for a TLS
 * handshake, an assertion or a journal seal, which never begin with these words (decision 12).
 */
export const STORE_DOMAIN_TEXT = 'Poste DMP - ouverture de la base locale - v1';

/** Signs a text with the authentication key, CKM_SHA256_RSA_PKCS. */
export type SignDomainText = (text: string) => Promise<Result<Uint8Array, Fault>>;

/** What the holder's slots are wrapped with: the card and the workstation, or the workstation alone. */
export interface HolderSecret {
  readonly protection: 'card' | 'workstation';
  readonly bytes: Buffer;
}

const WORKSTATION_SECRET_BYTES = 32;

/** A fresh secret of this workstation, in base64, to be kept by its key store. */
export function newWorkstationSecret(): string {
  return randomBytes(WORKSTATION_SECRET_BYTES).toString('base64');
}

/** One signature over the domain text; `store/signature-failed` keeps the card's own code. */
export async function signOnce(sign: SignDomainText): Promise<Result<Uint8Array, StoreFault>> {
  const signed = await sign(STORE_DOMAIN_TEXT);
  return signed.ok ? signed : fail({ code: 'store/signature-failed', serverCode: signed.fault.code });
}

/** Joins the two halves; neither the card without the workstation nor the workstation without the card opens anything. */
export function cardSecret(signature: Uint8Array, workstationSecret: string): HolderSecret {
  const digest = createHash('sha256').update(signature).digest();
  const bytes = Buffer.concat([digest, Buffer.from(workstationSecret, 'base64')]);
  digest.fill(0);
  return { protection: 'card', bytes };
}

/** The workstation's half alone, for a card that cannot give a stable secret. */
export function workstationSecretAlone(workstationSecret: string): HolderSecret {
  return { protection: 'workstation', bytes: Buffer.from(workstationSecret, 'base64') };
}

/**
 * Chooses the secret at first use: two signatures must be equal, else (PSS, EC) the card cannot open anything twice
 * and the holder gets no cache (decision 12).
 */
export async function chooseSecret(
  sign: SignDomainText,
  workstationSecret: string,
): Promise<Result<HolderSecret, StoreFault>> {
  const first = await signOnce(sign);
  if (!first.ok) return first;
  const second = await signOnce(sign);
  if (!second.ok) return second;
  const stable = Buffer.compare(first.value, second.value) === 0;
  const secret = stable ? cardSecret(first.value, workstationSecret) : workstationSecretAlone(workstationSecret);
  first.value.fill(0);
  second.value.fill(0);
  return ok(secret);
}
