import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { EscrowCertificate } from '../../../electron/adapters/store/keys/escrow.ts';

/** What happens to a store while its process is killed. */
export const STORE_ACTS = ['migration', 'key change', 'purge'] as const;
export type StoreAct = (typeof STORE_ACTS)[number];

/** The dossier whose copy is kept and purged. */
export const COPY_OF = '1.2.250.1.213.1.4.10|280037500000119';

export type StoreLine =
  | { readonly kind: 'begin'; readonly n: number }
  /** The card of this number is the one; so many rows of the journal stand. */
  | { readonly kind: 'done'; readonly n: number; readonly rows: number }
  /** Shown, and written down by the person before he says so. */
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'kept' }
  | { readonly kind: 'purged' }
  | { readonly kind: 'not-opened'; readonly code: string };

export function tell(line: StoreLine): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

/** The establishment's escrow key of a run, made once: both the killed process and the judge hold it. */
export function escrowOf(folder: string): { readonly key: KeyObject; readonly escrow: EscrowCertificate } {
  const path = join(folder, '..', 'escrow.pem');
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  }
  const key = createPrivateKey(readFileSync(path));
  return { key, escrow: { fingerprint: 'escrow of the torture', publicKey: createPublicKey(key) } };
}
