import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A database key sealed under one secret: salt of the derivation, nonce and sealed bytes, in base64. */
export const wrappedKeySchema = z.strictObject({
  salt: z.base64(),
  nonce: z.base64(),
  sealed: z.base64(),
});
export type WrappedKey = z.infer<typeof wrappedKeySchema>;

/** A fresh database key (decision 12: random, never derived). */
export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

function wrappingKey(secret: Uint8Array, salt: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, purpose, KEY_BYTES));
}

/**
 * Seals a database key with AES-256-GCM under HKDF-SHA256(secret).
 *
 * @param purpose what the slot is for (holder, part, kind); it enters both the derivation and the authenticated data,
 *   so that a slot moved to another place of the envelope does not open.
 */
export function wrapKey(key: Uint8Array, secret: Uint8Array, purpose: string): WrappedKey {
  const salt = randomBytes(KEY_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const wrapping = wrappingKey(secret, salt, purpose);
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  wrapping.fill(0);
  return { salt: salt.toString('base64'), nonce: nonce.toString('base64'), sealed: sealed.toString('base64') };
}

/** Opens a sealed key; null when the secret is another one or the envelope was altered. */
export function unwrapKey(wrapped: WrappedKey, secret: Uint8Array, purpose: string): Buffer | null {
  const sealed = Buffer.from(wrapped.sealed, 'base64');
  if (sealed.length !== KEY_BYTES + TAG_BYTES) return null;
  const wrapping = wrappingKey(secret, Buffer.from(wrapped.salt, 'base64'), purpose);
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(wrapped.nonce, 'base64'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(sealed.subarray(KEY_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(0, KEY_BYTES)), decipher.final()]);
  } catch {
    // GCM tells only that the tag does not match: another secret or an altered slot, which the caller names.
    return null;
  } finally {
    wrapping.fill(0);
  }
}
