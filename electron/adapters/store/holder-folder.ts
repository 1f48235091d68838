import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './write-durably.ts';
import type { EnvelopePaths } from './keys/envelope.ts';

/** Where the files of one card holder are. */
export interface HolderPaths {
  readonly folder: string;
  readonly holder: string;
  readonly envelope: EnvelopePaths;
  readonly legal: string;
  readonly cache: string;
}

const SALT_BYTES = 32;

function saltOf(folder: string): Buffer {
  const path = join(folder, 'holders.salt');
  if (!existsSync(path)) writeDurably(path, randomBytes(SALT_BYTES).toString('hex'));
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
}

/**
 * Makes the folder of a card holder, named by a salted hash so that neither a listing nor a backup gives his number.
 * The salt lies in the same folder and moves with it: a copy taken to another workstation can still be recovered.
 * Throws file system errors.
 */
export function holderPaths(folder: string, holderId: string): HolderPaths {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const holder = createHmac('sha256', saltOf(folder)).update(holderId).digest('hex').slice(0, 32);
  const own = join(folder, holder);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const at = (name: string): string => join(own, name);
  return {
    folder: own,
    holder,
    envelope: { first: at('keys.json'), second: at('keys.copy.json') },
    legal: at('legal.db'),
    cache: at('cache.db'),
  };
}
