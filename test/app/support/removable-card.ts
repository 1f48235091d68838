/** The test card as one that a hand can pull: SoftHSM2 behind a small library that hides its token on demand. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.ts';

export interface RemovableCard {
  /** PKCS#11 library that shows it. */
  readonly library: string;
  pull(): void;
  putBack(): void;
  isPulled(): boolean;
}

/** Whether this machine can build the library: it needs a C compiler. */
export function canPullCards(): boolean {
  return spawnSync('cc', ['--version']).status === 0;
}

/** Builds the library for the card of this world. Throws with the compiler's words when it cannot. */
export function removableCard(world: World): RemovableCard {
  const { card } = world.store;
  const library = join(world.folder, 'removable-card.so');
  const source = join(import.meta.dirname, 'removable-card.c');
  execFileSync('cc', ['-shared', '-fPIC', '-O1', `-DREAL_LIBRARY="${card.library}"`, '-o', library, source, '-ldl']);
  const mark = `${card.conf}.pulled`;
  return {
    library,
    pull: () => writeFileSync(mark, ''),
    putBack: () => rmSync(mark, { force: true }),
    isPulled: () => existsSync(mark),
  };
}
