/** Entry of `npm run model`: plays many histories, or replays one. */
import { CommandLine } from '../../build/scripts/running/options.ts';
import { writeProgress } from '../support/progress-file.ts';
import { loadProgress, type Progress } from './progress.ts';
import { tryClientHistory } from './client/play.ts';
import { tell, tryHistory } from './store/search.ts';

const command = new CommandLine(
  'npm run model -- [--client] [--seed S | --histories N --from S] [--restart]   (stopped, it goes on where it was)',
);
const values = command.read({
  seed: { type: 'string' },
  histories: { type: 'string', default: '10000' },
  from: { type: 'string', default: '1' },
  restart: { type: 'boolean', default: false },
  /** Histories of the client's own services instead of the store's. */
  client: { type: 'boolean', default: false },
});
const STATE = values.client ? 'out/model-client.json' : 'out/model.json';
const STEP = 100;
/** Exit code of a run that was stopped before its end: it proved less than was asked. */
const STOPPED = 130;

const sum = (histories: number, violations: number): string => `histories=${histories} violations=${violations}`;

/** What a seed breaks, in words; null when the oracle agrees. */
async function tried(seed: number): Promise<string | null> {
  if (values.client) return tryClientHistory(seed);
  const found = tryHistory(seed);
  return found && tell(found);
}

/** Shows one history again, shrunk when it breaks something. */
async function replay(seed: number): Promise<number> {
  const found = await tried(seed);
  console.log(found ?? `seed ${seed}: the oracle agrees`);
  console.log(sum(1, found ? 1 : 0));
  return found ? 1 : 0;
}

/** Goes on where the last run of the same length stopped, and says at each hundred where it is. */
async function search(progress: Progress): Promise<number> {
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (stopped = true));
  while (progress.played < progress.count && !stopped) {
    const seed = progress.from + progress.played++;
    const found = await tried(seed);
    if (found) console.log(`${found}\n`);
    if (found) progress.violations.push(seed);
    if (progress.played % STEP !== 0 && !found) continue;
    writeProgress(STATE, progress);
    console.log(`${progress.played}/${progress.count} histories, ${progress.violations.length} violations`);
    // Lets a signal in.
    await new Promise((resume) => setImmediate(resume));
  }
  const done = progress.played >= progress.count;
  // A finished run begins anew the next time.
  writeProgress(STATE, done ? { ...progress, count: 0 } : progress);
  if (!done) console.log('Stopped: the same command goes on from here.');
  console.log(sum(progress.played, progress.violations.length));
  if (progress.violations.length > 0) return 1;
  return done ? 0 : STOPPED;
}

if (values.seed === undefined) {
  const from = command.wholeNumber('--from', values.from);
  const count = command.wholeNumber('--histories', values.histories, 1);
  const earlier = values.restart ? null : loadProgress(STATE, from, count);
  process.exitCode = await search(earlier ?? { from, count, played: 0, violations: [] });
} else process.exitCode = await replay(command.wholeNumber('--seed', values.seed));
