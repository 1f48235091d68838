/** Entry of `npm run torture`: uploads through a network that breaks, processes killed at any moment, and what is left. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLine } from '../../build/scripts/running/options.ts';
import { emptyFolder, isOwnFolder, takeFolder } from '../../build/scripts/running/take-folder.ts';
import { seeded } from '../model/world/random.ts';
import { TortureBench } from './bench.ts';
import { KillRun } from './kills/kill-run.ts';
import { killStoreProcess } from './kills/store-kills.ts';
import { readProgress, writeProgress } from '../support/progress-file.ts';
import { count, newProgress, type Progress } from './progress.ts';
import { SyncRun } from './sync/sync-run.ts';
import { UploadRun } from './uploads/upload-run.ts';

const command = new CommandLine(
  'npm run torture -- [--seed S] [--uploads N] [--kills N] [--folder DIR] | --resume [--folder DIR]',
);
const values = command.read({
  seed: { type: 'string' },
  uploads: { type: 'string' },
  kills: { type: 'string' },
  resume: { type: 'boolean', default: false },
  folder: { type: 'string', default: 'out/torture' },
});
const WANTED = { uploads: 2_000, kills: 1_000 } as const;
const UPLOADS_A_BLOCK = 100;
const KILLS_A_BLOCK = 25;
/** One filling of so many copies belongs to a run, killed so often. */
const FILLING = { dossiers: 32, kills: 20, row: 'dossiers filled through kills' } as const;

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopping = true;
    console.log('Stopping after what is being played…');
  });
}

const STATE = 'state.json';
const state = join(values.folder, STATE);

/** The number that was typed, or what stands for it. */
function numberOf(name: 'seed' | 'uploads' | 'kills', otherwise: number): number {
  const typed = values[name];
  return typed === undefined ? otherwise : command.wholeNumber(`--${name}`, typed);
}

/** Goes on from what a stopped run left; a longer run may be asked for, another seed not. */
function goOn(): Progress {
  const earlier = existsSync(state) ? readProgress<Progress>(state) : null;
  if (!earlier) return command.refuse(`Nothing to go on from in ${values.folder}`);
  if (numberOf('seed', earlier.seed) !== earlier.seed)
    command.refuse(`The run in ${values.folder} has seed ${earlier.seed}: it goes on under that one`);
  const { uploads, kills } = { ...WANTED, ...earlier.wanted };
  return {
    ...earlier,
    starts: earlier.starts + 1,
    wanted: { uploads: numberOf('uploads', uploads), kills: numberOf('kills', kills) },
  };
}

function begin(): Progress {
  const fresh = newProgress(numberOf('seed', Date.now() % 1_000_000), {
    uploads: numberOf('uploads', WANTED.uploads),
    kills: numberOf('kills', WANTED.kills),
  });
  const { folder, resume } = values;
  if (!isOwnFolder(folder, STATE)) command.refuse(`${folder} holds files that are no run's: nothing is removed there`);
  const earlier = resume ? goOn() : null;
  const refused = takeFolder(folder);
  if (refused)
    command.refuse(refused === 'in-use' ? `Another run is at work in ${folder}` : `${folder} cannot be written`);
  if (!earlier) emptyFolder(folder);
  return earlier ?? fresh;
}

/** A block that a crash cut is played again under another name: what the first one left is nobody's. */
function nameOf({ seed, starts }: Progress, done: number): string {
  return `${seed}-${starts}-${done}`;
}

/** Blocks of uploads; each is drained and judged before the next. */
async function upload(bench: TortureBench, progress: Progress, wanted: number): Promise<void> {
  while (progress.uploads < wanted && !stopping) {
    const seed = progress.seed + progress.uploads;
    const size = Math.min(UPLOADS_A_BLOCK, wanted - progress.uploads);
    const prefix = `U${nameOf(progress, progress.uploads)}`;
    const block = Math.floor(progress.uploads / UPLOADS_A_BLOCK);
    const run = new UploadRun({ bench, random: seeded(seed), count: size, prefix, block, stopping: () => stopping });
    const { uploads, lost, doubled, met, lookedUp, triedByHand, locks } = await run.play();
    progress.uploads += uploads;
    progress.lost.push(...lost);
    progress.doubled.push(...doubled);
    count(progress, {
      ...met,
      'settled by look-up': lookedUp,
      'tried again by hand': triedByHand,
      'locked on the way': locks,
    });
    writeProgress(state, progress);
    console.log(`uploads ${progress.uploads}/${wanted}, ${sumOf(progress)}`);
  }
}

/** Kills in the middle of migrations, key changes and purges. */
async function killStores(progress: Progress, size: number): Promise<void> {
  const random = seeded(progress.seed + progress.kills);
  for (let n = 0; n < size && !stopping; n += 1) {
    const { act, unopened, lost } = await killStoreProcess(join(values.folder, 'stores'), random);
    progress.kills += 1;
    progress.unopened.push(...unopened);
    progress.lost.push(...lost);
    count(progress, { [`killed: in a ${act}`]: 1 });
  }
}

/** Main and card processes killed while they fill many copies. */
async function killFilling(bench: TortureBench, progress: Progress): Promise<void> {
  if (progress.done[FILLING.row] !== undefined || stopping) return;
  const { dossiers: size, kills: times, row } = FILLING;
  const run = new SyncRun(bench, seeded(progress.seed), `S${nameOf(progress, 0)}`, size);
  const { kills, dossiers, documents, lost, doubled, unopened } = await run.play(times);
  progress.kills += kills;
  progress.lost.push(...lost);
  progress.doubled.push(...doubled);
  progress.unopened.push(...unopened);
  count(progress, { [row]: dossiers, 'documents in their copies': documents, 'killed: in a filling': kills });
  writeProgress(state, progress);
  console.log(`filling, ${sumOf(progress)}`);
}

/** Blocks of kills of a workstation at work, each with a profile of its own. */
async function kill(bench: TortureBench, progress: Progress, wanted: number): Promise<void> {
  await killFilling(bench, progress);
  while (progress.kills < wanted && !stopping) {
    const size = Math.min(KILLS_A_BLOCK, wanted - progress.kills);
    const run = new KillRun(bench, seeded(progress.seed + progress.kills), `K${nameOf(progress, progress.kills)}`);
    const { kills, uploads, lost, doubled, unopened, done } = await run.play(size, () => stopping);
    progress.kills += kills;
    progress.lost.push(...lost);
    progress.doubled.push(...doubled);
    progress.unopened.push(...unopened);
    count(progress, { ...done, 'deposited between kills': uploads });
    writeProgress(state, progress);
    await killStores(progress, Math.min(KILLS_A_BLOCK, wanted - progress.kills));
    writeProgress(state, progress);
    console.log(`kills ${progress.kills}/${wanted}, ${sumOf(progress)}`);
  }
}

function sumOf({ kills, uploads, lost, doubled }: Progress): string {
  return `kills=${kills} uploads=${uploads} lost=${lost.length} doubled=${doubled.length}`;
}

function show({ seed, done, lost, doubled, unopened }: Progress): void {
  const rows = Object.entries(done).sort(([one], [other]) => one.localeCompare(other));
  const width = Math.max(10, ...rows.map(([what]) => what.length));
  console.log(`\n${'what'.padEnd(width)}  times   (seed ${seed})`);
  for (const [what, times] of rows) console.log(`${what.padEnd(width)}  ${String(times).padStart(5)}`);
  for (const one of lost) console.log(`LOST ${one}`);
  for (const one of doubled) console.log(`DOUBLED ${one}`);
  for (const one of unopened) console.log(`NOT OPENED ${one}`);
}

const progress = begin();
console.log(`torture: seed ${progress.seed}, from ${sumOf(progress)}`);
const { wanted } = progress;
writeProgress(state, progress);
const parts = [
  { name: 'uploads', play: upload, wanted: wanted.uploads, isDone: progress.uploads >= wanted.uploads },
  { name: 'kills', play: kill, wanted: wanted.kills, isDone: progress.kills >= wanted.kills },
];
for (const { name, play, wanted: times } of parts.filter(({ isDone }) => !isDone)) {
  if (stopping) break;
  const bench = await TortureBench.start(join(values.folder, name));
  try {
    await play(bench, progress, times);
  } finally {
    await bench.stop();
  }
}
writeProgress(state, progress);
if (stopping) console.log('Stopped: `npm run torture -- --resume` goes on from here.');
show(progress);
console.log(sumOf(progress));
const isWhole = progress.lost.length + progress.doubled.length + progress.unopened.length === 0;
// Stopped before its end it proved less than was asked.
process.exit(isWhole ? (stopping ? 130 : 0) : 1);
