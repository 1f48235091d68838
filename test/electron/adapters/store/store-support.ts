import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '../../../../shared/result.ts';
import { openStore, type OpenStoreOptions } from '../../../../electron/adapters/store/open-store.ts';
import type { Store } from '../../../../electron/adapters/store/store.ts';
import type { CachedList, CacheStore } from '../../../../electron/services/cache/ports.ts';
import type { WorkstationKeys } from '../../../../electron/adapters/store/keys/workstation-keys.ts';

/** A folder of its own for a test; remove it with `remove`. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'poste-dmp-store-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A card that always gives the same signature for a text, as CKM_SHA256_RSA_PKCS does. */
export function stableCard(name: string): OpenStoreOptions['signDomainText'] {
  return async (text) => ok(new Uint8Array(createHash('sha512').update(`${name} ${text}`).digest()));
}

/** A card whose signature changes at each time, as RSA-PSS and EC do. */
export function changingCard(): OpenStoreOptions['signDomainText'] {
  return async () => ok(new Uint8Array(randomBytes(256)));
}

/** A workstation's key store: what one workstation wrote, another cannot read. */
export function workstation(name: string): WorkstationKeys {
  return {
    isAvailable: () => true,
    encrypt: (text) => new TextEncoder().encode(JSON.stringify({ name, hidden: Buffer.from(text).toString('hex') })),
    decrypt: (bytes) => {
      const parsed = JSON.parse(new TextDecoder().decode(bytes)) as { name: string; hidden: string };
      if (parsed.name !== name) throw new Error('not encrypted here');
      return Buffer.from(parsed.hidden, 'hex').toString();
    },
  };
}

export const HOLDER = '899700000011';

/** Ordinary options of a test: one holder, his card, one workstation. */
export function options(folder: string, changes: Partial<OpenStoreOptions> = {}): OpenStoreOptions {
  return {
    folder,
    holderId: HOLDER,
    signDomainText: stableCard('first'),
    keyStore: workstation('cabinet'),
    ...changes,
  };
}

/** Opens a store that must open. */
export async function opened(folder: string, changes: Partial<OpenStoreOptions> = {}): Promise<Store> {
  const store = await openStore(options(folder, changes));
  if (!store.ok) throw new Error(`The store did not open: ${store.fault.code} ${store.fault.serverCode ?? ''}`);
  return store.value;
}

/** Every file below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** Names and contents of the files below a folder that hold one of these words, in UTF-8 or UTF-16. */
export function filesHolding(folder: string, words: readonly string[]): string[] {
  const needles = words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]);
  return filesBelow(folder).filter((path) => {
    const content = readFileSync(path);
    return words.some((word) => path.includes(word)) || needles.some((needle) => content.includes(needle));
  });
}

/** Keeps a list to its last step. */
export function keepList(cache: CacheStore | null | undefined, insId: string, list: CachedList): void {
  const saving = cache?.startList(insId, list);
  while (saving && !saving.step());
}
