/**
 * `npm run bench`: measures the budgets of the product, each value against a named baseline of the same run.
 * `--only NAME` runs one measure, `--quick` repeats less, `--app FOLDER` measures another build. Ends with 1 when a measure could not be made: a budget that
 * is missed is a result, and stands in the table.
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';
import { openStage } from './instruments/stage.ts';
import { acknowledgement } from './measures/acknowledgement.ts';
import { comingBack } from './measures/come-back.ts';
import { firstPage } from './measures/first-page.ts';
import { keepList } from './measures/keep-list.ts';
import { openList } from './measures/open-list.ts';
import { search } from './measures/search.ts';
import { signatures } from './measures/signatures.ts';
import { startUp } from './measures/start-up.ts';
import { upload } from './measures/upload.ts';
import { table, writeRows } from './report.ts';
import type { BenchRow } from './row.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const OUT = join(ROOT, 'out');
const BENCHES: readonly Bench[] = [
  startUp,
  openList,
  keepList,
  search,
  upload,
  signatures,
  firstPage,
  acknowledgement,
  comingBack,
];

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    app: { type: 'string', default: ROOT },
  },
});
const chosen = BENCHES.filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0) throw new Error(`Known measures: ${BENCHES.map(({ name }) => name).join(', ')}`);

const rows: BenchRow[] = [];
const stage = openStage(join(OUT, 'bench'), values.app);
try {
  for (const bench of chosen) {
    const startedAt = performance.now();
    try {
      rows.push(...(await bench.run({ quick: values.quick, keptFolder: join(OUT, 'bench-data'), stage })));
    } catch (error) {
      process.exitCode = 1;
      console.error(`✗ ${bench.name}:`, error);
    }
    console.log(`▸ ${bench.name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
} finally {
  await stage.close();
}
console.log(`\n${table(rows)}\n\nLoad of the machine over the last minute: ${(loadavg()[0] ?? 0).toFixed(1)}`);
writeRows(join(OUT, 'bench.json'), rows);
