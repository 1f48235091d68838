/**
 * Child of one reader: its main thread only watches, so that a thread that hangs or grows is ended from outside.
 * Memory is bounded twice: V8's heap by the thread's own limit, everything else by the resident size of this process.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { keepFailure } from './kept-failures.ts';
import { HANG_MS, HEAD_BYTES, type Failure, type ReaderOrder, type RoundDone, type Told } from './protocol.ts';

const LOOK_MS = 100;
const HEAP_MB = 512;
const RESIDENT_MB = 1536;
const LONGEST_WAIT_MS = 120_000;
/** A long input is over by itself and told by its thread; past this the thread is ended. */
const ENDED_AFTER_MS = 5 * HANG_MS;
const SHARED_BYTES = HEAD_BYTES + 256 * 1024;

const order = JSON.parse(process.argv[2] ?? '{}') as ReaderOrder; // Written by `play-reader.ts`.
const shared = new SharedArrayBuffer(SHARED_BYTES);
const head = new Int32Array(shared, 0, 2);
const told: Told = { round: order.round, inputs: 0, crashes: 0, hangs: 0, slowestMs: 0, peakMb: 0 };
let left = order.inputs;
let stopped = false;
let worker: Worker | null = null;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function tell(done: Omit<RoundDone, 'failures'>, failures: readonly Failure[]): void {
  for (const failure of failures) keepFailure(order.folder, order.reader, failure);
  left -= done.inputs;
  const crashes = told.crashes + failures.filter(({ kind }) => kind === 'crash').length;
  const hangs = told.hangs + failures.filter(({ kind }) => kind === 'hang').length;
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const slowestMs = Math.max(told.slowestMs, done.slowestMs);
  Object.assign(told, { round: done.round + 1, inputs: told.inputs + done.inputs, crashes, hangs, slowestMs, peakMb });
  if (process.connected) process.send?.(told, () => undefined);
}

/** The input that the thread was reading. */
const inHand = (): Uint8Array =>
  Uint8Array.from(new Uint8Array(shared, HEAD_BYTES, Math.min(Atomics.load(head, 1), SHARED_BYTES - HEAD_BYTES)));

/** Runs one thread to its end; one that is ended from outside counts the input it held, and the next round follows. */
function runThread(): Promise<void> {
  const keptFolder = join(order.folder, 'kept', order.reader);
  const { reader, seed } = order;
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { reader, seed, round: told.round, inputs: left, keptFolder, shared },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    stderr: true,
    stdout: true,
  });
  worker = thread;
  return new Promise((ended) => {
    let seen = 0;
    let since = { cpu: cpuMs(), wall: Date.now() };
    const lose = (kind: Failure['kind'], signature: string): void => {
      clearInterval(look);
      const { round } = told;
      const failure = { kind, signature, bytes: inHand() };
      void thread.terminate().then(() => {
        tell({ round, inputs: 1, slowestMs: kind === 'hang' ? ENDED_AFTER_MS : 0 }, [failure]);
        ended();
      });
    };
    const look = setInterval(() => {
      const now = Atomics.load(head, 0);
      if (now !== seen || now === 0) {
        seen = now;
        since = { cpu: cpuMs(), wall: Date.now() };
      } else if (cpuMs() - since.cpu > ENDED_AFTER_MS) lose('hang', 'never ends');
      else if (Date.now() - since.wall > LONGEST_WAIT_MS) lose('hang', 'waits for ever');
      if (process.memoryUsage.rss() > RESIDENT_MB * 1024 * 1024) lose('crash', 'memory: resident');
    }, LOOK_MS);
    thread.on('message', ({ failures, ...done }: RoundDone) => tell(done, failures));
    thread.once('error', (error) => lose('crash', `thread: ${error.message}`));
    thread.once('exit', () => {
      clearInterval(look);
      ended();
    });
  });
}

process.on('message', () => {
  stopped = true;
  worker?.postMessage('stop');
});
// Nobody hears any more what this would find.
process.on('disconnect', () => process.exit(0));
// The terminal gives Ctrl-C to every process: the run says when to stop.
process.on('SIGINT', () => undefined);
while (left > 0 && !stopped) await runThread();
process.disconnect?.();
