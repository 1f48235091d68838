import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insId } from '../../../shared/domain/patient/ins.ts';
import { opened } from '../../electron/adapters/store/store-support.ts';
import type { Bench, BenchConditions } from '../bench.ts';
import { generatedEntry, generatedIns } from '../instruments/generated-entries.ts';
import { judged } from '../row.ts';

/** A click that waits longer is felt as a program that hangs. */
const FELT_MS = 1_000;

/**
 * Keeping a long list in the copy: the longest time for which the main process does nothing else, against all of the
 * work, which was one block before it was cut into commits of its own.
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
      const blocks: number[] = [];
      const saving = store.cache?.startList(id, list);
      for (let done = saving === undefined; !done && saving;) {
        const startedAt = performance.now();
        done = saving.step();
        blocks.push(performance.now() - startedAt);
      }
      const whole = blocks.reduce((sum, one) => sum + one, 0);
      const value = Math.max(...blocks);
      const row = { name: 'keep-list-longest-block', unit: 'ms', value, baseline: 'the same in one block', baselineValue: whole } as const; // prettier-ignore
      return [judged(row, { below: FELT_MS })];
    } finally {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
