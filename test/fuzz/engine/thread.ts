import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { seeded } from '../../model/world/random.ts';
import { nextInput } from '../grammar/shape.ts';
import { readerNamed } from '../readers/readers.ts';
import { Coverage } from './coverage.ts';
import { minimised, signatureOf, thrownBy } from './failure.ts';
import { HANG_MS, HEAD_BYTES, type Failure, type RoundDone, type ThreadOrder } from './protocol.ts';
import type { Reader } from './reader.ts';

const ROUND = 400;
const MOST_KEPT = 1500;
const LONGEST_KEPT = 6 * 1024;
const GROUPS = 8;

const order = workerData as ThreadOrder; // What `watch-reader.ts` starts this thread with.
const head = new Int32Array(order.shared, 0, 2);
const body = new Uint8Array(order.shared, HEAD_BYTES);

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** The inputs that the next ones are made from. */
class Kept {
  readonly all: Uint8Array[];
  readonly #folder: string;

  constructor(seeds: readonly Uint8Array[], folder: string) {
    mkdirSync(folder, { recursive: true });
    const earlier = existsSync(folder)
      ? readdirSync(folder)
          .sort()
          .map((name) => readFileSync(join(folder, name)))
      : [];
    this.all = [...seeds, ...earlier];
    this.#folder = folder;
  }

  add(bytes: Uint8Array): void {
    // What is long costs every input made from it.
    if (this.all.length >= MOST_KEPT || bytes.length > LONGEST_KEPT) return;
    this.all.push(Uint8Array.from(bytes));
    const name = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    writeFileSync(join(this.#folder, name), bytes);
  }
}

/** Plays the rounds of one reader. */
class Play {
  readonly #reader: Reader;
  readonly #kept: Kept;
  readonly #coverage = new Coverage();
  readonly #known = new Set<string>();
  #number = 0;
  #slowestMs = 0;
  #failures: Failure[] = [];

  constructor(reader: Reader, kept: Kept) {
    this.#reader = reader;
    this.#kept = kept;
  }

  /** What the seeds reach is known from the start. */
  async begin(): Promise<void> {
    for (const bytes of this.#kept.all) await this.#read(bytes);
    this.#coverage.learn(this.#coverage.take());
  }

  async round(number: number, inputs: number): Promise<RoundDone> {
    const chance = seeded(hashOf(`${order.seed} ${order.reader} ${number}`));
    const { shape, words } = this.#reader;
    const played: Uint8Array[] = [];
    for (let index = 0; index < inputs; index += 1) {
      const bytes = nextInput(this.#kept.all, shape, words, chance);
      played.push(bytes);
      await this.#read(bytes);
    }
    await this.#keepNew(played);
    const done = { round: number, inputs, slowestMs: this.#slowestMs, failures: this.#failures };
    this.#failures = [];
    return done;
  }

  async #read(bytes: Uint8Array): Promise<void> {
    this.#number += 1;
    body.set(bytes.subarray(0, body.length));
    Atomics.store(head, 1, bytes.length);
    Atomics.store(head, 0, this.#number);
    const before = cpuMs();
    try {
      const reading = this.#reader.read(bytes);
      if (reading instanceof Promise) await reading;
    } catch (error) {
      await this.#failed(bytes, signatureOf(error));
    }
    const took = cpuMs() - before;
    Atomics.store(head, 0, 0);
    this.#slowestMs = Math.max(this.#slowestMs, took);
    if (took > HANG_MS) this.#failures.push({ kind: 'hang', signature: 'slow', bytes: Uint8Array.from(bytes) });
  }

  async #failed(bytes: Uint8Array, signature: string): Promise<void> {
    // The first of its kind is made small; the others only count.
    const isNew = !this.#known.has(signature);
    this.#known.add(signature);
    Atomics.store(head, 0, 0);
    const small = isNew ? await minimised(this.#reader, bytes, signature) : new Uint8Array();
    this.#failures.push({ kind: 'crash', signature, bytes: small });
  }

  /** Finds which inputs of a round brought something new, by groups: a look after each would cost more than reading. */
  async #keepNew(played: readonly Uint8Array[]): Promise<void> {
    const ran = this.#coverage.take();
    if (this.#coverage.isNew(ran)) await this.#search(played);
    // What the search could not bring about again is learnt all the same.
    this.#coverage.learn(ran);
  }

  async #search(inputs: readonly Uint8Array[]): Promise<void> {
    const size = Math.ceil(inputs.length / GROUPS);
    for (let from = 0; from < inputs.length; from += size) {
      const group = inputs.slice(from, from + size);
      for (const bytes of group) await thrownBy(this.#reader, bytes);
      const ran = this.#coverage.take();
      if (!this.#coverage.isNew(ran)) continue;
      if (group.length > 1) await this.#search(group);
      else if (group[0]) this.#kept.add(group[0]);
      if (group.length === 1) this.#coverage.learn(ran);
    }
  }
}

function hashOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32LE(0);
}

const reader = readerNamed(order.reader);
const play = new Play(reader, new Kept(await reader.seeds(), order.keptFolder));
await play.begin();
let stopped = false;
parentPort?.once('message', () => (stopped = true));
for (let round = order.round, left = order.inputs; left > 0 && !stopped; round += 1) {
  const inputs = Math.min(left, ROUND);
  left -= inputs;
  parentPort?.postMessage(await play.round(round, inputs));
  // Lets the word to stop in.
  await turn();
}
parentPort?.close();
