import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insId } from '../../../shared/domain/patient/ins.ts';
import { opened } from '../../electron/adapters/store/store-support.ts';
import type { Bench, BenchConditions } from '../bench.ts';
import { generatedEntry, generatedIns } from '../instruments/generated-entries.ts';
import { judged, type BenchRow } from '../row.ts';

/** A click that waits longer is felt as a program that hangs. */
const FELT_MS = 1_000;

/** What each of the steps took, the last one included. */
function blocksOf(step: () => boolean): number[] {
  const blocks: number[] = [];
  for (let done = false; !done;) {
    const startedAt = performance.now();
    done = step();
    blocks.push(performance.now() - startedAt);
  }
  return blocks;
}

function longest(name: string, blocks: readonly number[]): BenchRow {
  const whole = blocks.reduce((sum, one) => sum + one, 0);
  const value = Math.max(...blocks);
  return judged(
    { name, unit: 'ms', value, baseline: 'the same in one block', baselineValue: whole },
    { below: FELT_MS },
  );
}

/**
 * Keeping a long list in the copy, and wiping it: the longest time for which the main process does nothing else, against
 * all of the work, which was one block before it was cut into commits of its own.
 */
export const keepList: Bench = {
  name: 'keep-list',
  async run({ quick }: BenchConditions) {
    const folder = mkdtempSync(join(tmpdir(), 'poste-dmp-bench-'));
    const store = await opened(folder);
    try {
      const id = insId(generatedIns(1));
      store.cache?.optIn(id, 1);
      const rows = Array.from({ length: quick ? 20_000 : 100_000 }, (_, index) => generatedEntry(index));
      const list = { rows, announced: rows.length, complete: true, receivedAt: 1, scopeFrom: null };
      const { cache } = store;
      const saving = cache?.startList(id, list);
      const kept = blocksOf(() => saving?.step() ?? true);
      let begun = false;
      const wiped = blocksOf(() => {
        if (begun) return cache?.wipeSome() ?? true;
        cache?.purge(id);
        begun = true;
        return false;
      });
      return [longest('keep-list-longest-block', kept), longest('wipe-list-longest-block', wiped)];
    } finally {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
