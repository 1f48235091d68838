/** Entry of `npm run fuzz`: hostile inputs for every reader of foreign bytes; the arguments are in the README. */
import { join } from 'node:path';
import { CommandLine } from '../../build/scripts/running/options.ts';
import { emptyFolder, takeFolder } from '../../build/scripts/running/take-folder.ts';
import { playReader } from './engine/play-reader.ts';
import { added, loadProgress, NO_ROW, saveProgress, type Progress } from './engine/progress.ts';
import type { Reader } from './engine/reader.ts';
import { lastLine, table } from './engine/table.ts';
import { READERS } from './readers/readers.ts';

const command = new CommandLine(
  `npm run fuzz -- [--seed S] [--inputs N] [--jobs N] [--restart] [--reader NAME]…   (stopped, the same goes on)
Readers: ${READERS.map(({ name }) => name).join(', ')}`,
);
const values = command.read({
  seed: { type: 'string', default: '1' },
  inputs: { type: 'string', default: '1000000' },
  reader: { type: 'string', multiple: true },
  jobs: { type: 'string', default: '2' },
  restart: { type: 'boolean', default: false },
});
const seed = command.wholeNumber('--seed', values.seed);
const inputs = command.wholeNumber('--inputs', values.inputs, 1);
const jobs = command.wholeNumber('--jobs', values.jobs, 1);
const unknown = values.reader?.find((each) => !READERS.some(({ name }) => name === each));
if (unknown !== undefined) command.refuse(`No reader «${unknown}»`);
const folder = join('out', 'fuzz', `seed-${seed}`);
const chosen = READERS.filter(({ name }) => !values.reader || values.reader.includes(name));
const SAY_EVERY_MS = 10_000;

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    console.log('Stopping after the rounds being played…');
    stop.abort();
  });

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

const refused = takeFolder(folder);
if (refused)
  command.refuse(refused === 'in-use' ? `Another run is at work in ${folder}` : `${folder} cannot be written`);
if (values.restart) emptyFolder(folder);
console.log(`seed ${seed}, ${inputs} inputs, ${chosen.length} readers; what fails is kept in ${folder}/failures`);
const progress = loadProgress(folder, seed, inputs);
// The longest shares first: they are what the end would wait for.
const waiting = chosen.toSorted((a, b) => b.weight - a.weight);
async function job(): Promise<void> {
  for (let reader = waiting.shift(); reader && !stop.signal.aborted; reader = waiting.shift())
    await play(reader, progress);
}
await Promise.all(Array.from({ length: jobs }, job));
if (stop.signal.aborted) console.log('Stopped: the same command goes on from here.');
const rows = chosen.map((reader) => ({ reader, row: progress.rows[reader.name] ?? NO_ROW }));
console.log(table(rows));
console.log(lastLine(rows));
const clean = rows.every(({ row }) => row.crashes + row.hangs === 0);
// Stopped before its end it proved less than was asked.
process.exitCode = clean ? (stop.signal.aborted ? 130 : 0) : 1;
