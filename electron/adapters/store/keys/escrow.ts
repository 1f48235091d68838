import { constants, createHash, privateDecrypt, publicEncrypt, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { StoreFault } from '../store-fault.ts';

const LEAST_RSA_BITS = 2048;

/** The legal key under an establishment's escrow certificate: which certificate (SHA-256 of its DER), and the bytes. */
export const escrowSlotSchema = z.strictObject({ certificate: z.string(), sealed: z.base64() });
export type EscrowSlot = z.infer<typeof escrowSlotSchema>;

/** An establishment's escrow certificate, ready to seal under (decision 12). */
export interface EscrowCertificate {
  /** SHA-256 of the DER, hexadecimal: what the journal and the screen name. */
  readonly fingerprint: string;
  readonly publicKey: KeyObject;
}

function fingerprintOf(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex');
}

/**
 * Reads an escrow certificate (PEM or DER).
 *
 * @returns the certificate; `store/escrow-unreadable` when it is not there, no certificate, or not RSA of 2048 bits at
 *   least (RSA-OAEP, RFC 8017 §7.1: what the token of an establishment and OpenSSL both open).
 */
export function readEscrowCertificate(path: string): Result<EscrowCertificate, StoreFault> {
  try {
    const { raw, publicKey } = new X509Certificate(readFileSync(path));
    const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
    const usable = publicKey.asymmetricKeyType === 'rsa' && bits >= LEAST_RSA_BITS;
    return usable ? ok({ fingerprint: fingerprintOf(raw), publicKey }) : fail({ code: 'store/escrow-unreadable' });
  } catch {
    // Not there or no certificate: the same thing to whoever configured it.
    return fail({ code: 'store/escrow-unreadable' });
  }
}

function padding(purpose: string) {
  const oaepLabel = Buffer.from(purpose);
  return { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256', oaepLabel } as const;
}

/** Seals the key of the legal part for the establishment. The purpose binds the slot to its holder. */
export function sealForEscrow(legal: Uint8Array, escrow: EscrowCertificate, purpose: string): EscrowSlot {
  const sealed = publicEncrypt({ key: escrow.publicKey, ...padding(purpose) }, legal);
  return { certificate: escrow.fingerprint, sealed: sealed.toString('base64') };
}

/** Opens an escrow slot; null when it was sealed for another key or another holder, or was altered. */
export function openFromEscrow(slot: EscrowSlot, key: KeyObject, purpose: string): Buffer | null {
  try {
    return privateDecrypt({ key, ...padding(purpose) }, Buffer.from(slot.sealed, 'base64'));
  } catch {
    // OAEP tells only that the padding does not fit.
    return null;
  }
}
