/** Entry of `npm run fuzz`: hostile inputs for every reader of foreign bytes; the arguments are in the README. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { playReader } from './engine/play-reader.ts';
import { added, loadProgress, NO_ROW, saveProgress, type Progress } from './engine/progress.ts';
import type { Reader } from './engine/reader.ts';
import { lastLine, table } from './engine/table.ts';
import { READERS } from './readers/readers.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    inputs: { type: 'string', default: '1000000' },
    reader: { type: 'string', multiple: true },
    jobs: { type: 'string', default: '2' },
    restart: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const inputs = Number(values.inputs);
const folder = join('out', 'fuzz', `seed-${seed}`);
const chosen = READERS.filter(({ name }) => !values.reader || values.reader.includes(name));
const SAY_EVERY_MS = 10_000;

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

/** The share of one reader: by weight, and at least one round. */
function shareOf(reader: Reader): number {
  const whole = chosen.reduce((sum, { weight }) => sum + weight, 0);
  return Math.ceil((inputs * reader.weight) / whole);
}

async function play(reader: Reader, progress: Progress): Promise<void> {
  const before = progress.rows[reader.name] ?? NO_ROW;
  const share = shareOf(reader);
  const order = { reader: reader.name, seed, round: before.round, inputs: share - before.inputs, folder };
  if (order.inputs <= 0) return;
  let saidAt = Date.now();
  await playReader(
    order,
    (told) => {
      const row = added(before, told);
      progress.rows[reader.name] = row;
      saveProgress(folder, progress);
      if (Date.now() - saidAt < SAY_EVERY_MS && row.inputs < share) return;
      saidAt = Date.now();
      console.log(`${reader.name}: ${row.inputs}/${share} inputs, ${row.crashes} crashes, ${row.hangs} hangs`);
    },
    stop.signal,
  );
}

if (chosen.length === 0 || !Number.isSafeInteger(seed) || !(inputs > 0)) {
  console.error(`Readers: ${READERS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
if (values.restart) rmSync(folder, { recursive: true, force: true });
console.log(`seed ${seed}, ${inputs} inputs, ${chosen.length} readers; what fails is kept in ${folder}/failures`);
const progress = loadProgress(folder, seed, inputs);
// The longest shares first: they are what the end would wait for.
const waiting = chosen.toSorted((a, b) => b.weight - a.weight);
async function job(): Promise<void> {
  for (let reader = waiting.shift(); reader && !stop.signal.aborted; reader = waiting.shift())
    await play(reader, progress);
}
await Promise.all(Array.from({ length: Number(values.jobs) }, job));
if (stop.signal.aborted) console.log('Stopped: the same command goes on from here.');
const rows = chosen.map((reader) => ({ reader, row: progress.rows[reader.name] ?? NO_ROW }));
console.log(table(rows));
console.log(lastLine(rows));
process.exitCode = rows.some(({ row }) => row.crashes + row.hangs > 0) ? 1 : 0;
