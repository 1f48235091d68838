import { createPrivateKey, createPublicKey, generateKeyPair, randomUUID, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface KeyPair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

const generate = promisify(generateKeyPair);

/** A new RSA pair of 2048 bits. */
export const newKeyPair = (): Promise<KeyPair> => generate('rsa', { modulusLength: 2048 });

/**
 * The key pair of one leaf certificate: new, or what an earlier PKI of the same test run had for this leaf when
 * `SANDBOX_KEYS` names the folder that keeps them. Authorities are never kept: no PKI trusts another.
 *
 * @param path where the certificate goes, below the folder of the PKI
 */
export async function leafKeyPair(path: string): Promise<KeyPair> {
  const folder = process.env['SANDBOX_KEYS'];
  if (!folder) return newKeyPair();
  const file = join(folder, `${path.replaceAll(/[\\/]/g, '-')}.pem`);
  if (existsSync(file)) {
    const privateKey = createPrivateKey(readFileSync(file));
    return { privateKey, publicKey: createPublicKey(privateKey) };
  }
  const made = await newKeyPair();
  // Whole or not there; of two that are made at the same time one is kept, and both PKIs are good.
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, made.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  renameSync(draft, file);
  return made;
}
