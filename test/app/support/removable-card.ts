/**
 * The test card as one that a hand can pull and whose middleware can hang: SoftHSM2 behind a small library that hides its
 * token, or keeps a call, on demand.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.ts';

/** Where a middleware hangs: the login, a signature of the signature key, the card's part of a TLS handshake. */
export const HANGS = ['login', 'signature', 'tls'] as const;

export interface RemovableCard {
  /** PKCS#11 library that shows it. */
  readonly library: string;
  pull(): void;
  putBack(): void;
  isPulled(): boolean;
  /** From now on this call does not come back, until the middleware answers again. */
  hang(at: (typeof HANGS)[number]): void;
  answerAgain(): void;
}

/** Whether this machine can build the library: it needs a C compiler. */
export function canPullCards(): boolean {
  return spawnSync('cc', ['--version']).status === 0;
}

/** Builds the library for the card of this world. Throws with the compiler's words when it cannot. */
export function removableCard(
  world: Pick<World, 'folder'> & { readonly store: Pick<World['store'], 'card'> },
): RemovableCard {
  const { card } = world.store;
  const library = join(world.folder, 'removable-card.so');
  const source = join(import.meta.dirname, 'removable-card.c');
  execFileSync('cc', ['-shared', '-fPIC', '-O1', `-DREAL_LIBRARY="${card.library}"`, '-o', library, source, '-ldl']);
  const mark = `${card.conf}.pulled`;
  const hung = (at: string): string => `${card.conf}.hung-${at}`;
  return {
    library,
    pull: () => writeFileSync(mark, ''),
    putBack: () => rmSync(mark, { force: true }),
    isPulled: () => existsSync(mark),
    hang: (at) => writeFileSync(hung(at), ''),
    answerAgain: () => HANGS.forEach((at) => rmSync(hung(at), { force: true })),
  };
}
