import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Job } from '../../../shared/contract/deposit.ts';
import type { Random } from '../../model/world/random.ts';
import { Working, value } from '../../support/workstation/working.ts';
import type { TortureBench } from '../bench.ts';
import { FAULTS, type FaultKind } from '../proxy/faults.ts';
import { heldBy, judge, type Verdict } from '../registry.ts';
import { SkippingClock } from '../skipping-clock.ts';

const STRUCTURE = '499700000011001';
/** Whose dossiers are filled, block after block: a look-up asks for all that its author filed there, and must end in time. */
const PATIENTS = ['ARDOISE', 'AUBE', 'BRISE', 'CASCADE', 'DUNE', 'ECLUSE', 'GALET', 'HALLE', 'ILOT', 'JETEE'] as const;
/** A block goes on past its count until every kind of fault has come, up to so many times its count. */
const MOST_ROUNDS = 3;
const OPENINGS = 20;
/** So many wait in the queue at a time. */
const AT_ONCE = 4;
/** A look-up that is due is taken up at once; one that is not taken up for so long waits for a person. */
const LEFT_MS = 400;
/** A queue in which nothing moved for so long is stuck: told as such, never waited for in silence. */
const STUCK_MS = 120_000;

export interface UploadOutcome extends Verdict {
  readonly uploads: number;
  /** How often each fault was done to an exchange of an upload. */
  readonly met: Partial<Record<FaultKind, number>>;
  readonly lookedUp: number;
  readonly triedByHand: number;
  readonly locks: number;
}

export interface UploadPlan {
  readonly bench: TortureBench;
  readonly random: Random;
  readonly count: number;
  /** Titles of this block begin with it: no other block's do. */
  readonly prefix: string;
  /** Number of this block. */
  readonly block?: number;
  /** Faults to draw from; every one when absent. */
  readonly faults?: readonly FaultKind[];
  /** True once the run shall stop: nothing new is queued, what waits is brought to its end. */
  readonly stopping?: () => boolean;
}

/** One block of uploads through the real client, each exchange of which may meet a fault; the queue is then drained without any. */
export class UploadRun {
  readonly #plan: UploadPlan;
  readonly #patient: string;
  readonly #clock: SkippingClock;
  readonly #accepted = new Map<string, string>();
  readonly #met: Partial<Record<FaultKind, number>> = {};
  readonly #left: FaultKind[];
  #token = '';
  #byHand = 0;
  #locks = 0;

  constructor(plan: UploadPlan) {
    this.#plan = plan;
    this.#patient = `PAT-${PATIENTS[(plan.block ?? 0) % PATIENTS.length]}`;
    this.#clock = new SkippingClock(plan.bench.ahead);
    // Every kind comes once before any comes twice.
    this.#left = (plan.faults ?? FAULTS).filter((kind) => kind !== 'none');
  }

  async play(): Promise<UploadOutcome> {
    const { bench, prefix } = this.#plan;
    const profile = join(bench.folder, 'upload-profile');
    mkdirSync(profile, { recursive: true });
    const working = await Working.start({
      folder: bench.folder,
      profile,
      structureId: STRUCTURE,
      store: bench.store,
      settings: bench.settings,
      clock: () => this.#clock,
    });
    try {
      working.workstation.appDesk.acknowledgeRecoveryCode();
      await this.#open(working);
      bench.choose = () => this.#nextFault();
      await this.#queueAll(working);
      bench.choose = () => 'none';
      await this.#drain(working);
      const jobs = working.work.outbox.list().filter(({ title }) => title.startsWith(prefix));
      const lookedUp = this.#lookUps(working, new Set(jobs.map(({ uniqueId }) => uniqueId)));
      const verdict = judge(this.#accepted, heldBy(bench.storeFolder, prefix));
      return {
        ...verdict,
        uploads: jobs.length,
        met: this.#met,
        lookedUp,
        triedByHand: this.#byHand,
        locks: this.#locks,
      };
    } finally {
      bench.choose = () => 'none';
      await bench.proxy.putClockBack();
      await working.stop();
    }
  }

  #allMet(): boolean {
    return (this.#plan.faults ?? FAULTS).every((kind) => kind === 'none' || this.#met[kind] !== undefined);
  }

  #nextFault(): FaultKind {
    const { random, faults = FAULTS } = this.#plan;
    if (!random.chance(0.5)) return 'none';
    if (this.#left.length === 0) this.#left.push(...faults.filter((kind) => kind !== 'none'));
    const [kind = 'none'] = this.#left.splice(random.below(this.#left.length), 1);
    this.#met[kind] = (this.#met[kind] ?? 0) + 1;
    return kind;
  }

  #lookUps(working: Working, uniqueIds: ReadonlySet<string>): number {
    const sent = working.journal().filter(({ kind, facts }) => kind === 'deposit.sent' && facts['lookedUp'] === true);
    return sent.filter(({ facts }) => uniqueIds.has(String(facts['uniqueId']))).length;
  }

  /** What waits, of this block and of one that a crash cut: the queue may be asleep for that one. */
  #waiting(working: Working): readonly Job[] {
    return working.work.outbox.list().filter(({ state }) => state !== 'sent');
  }

  async #queueAll(working: Working): Promise<void> {
    const { count, prefix, stopping } = this.#plan;
    const isLong = (n: number): boolean => n >= count && (n >= MOST_ROUNDS * count || this.#allMet());
    for (let n = 0; !isLong(n) && !stopping?.(); n += 1) {
      const title = `${prefix} ${String(n).padStart(5, '0')}`;
      await this.#queue(working, title);
      working.workstation.appDesk.touch();
      await this.#until(working, (waiting) => waiting.length < AT_ONCE);
    }
  }

  /** Validates one document; a lock on the way is answered with the PIN, and the document is validated again. */
  async #queue(working: Working, title: string): Promise<void> {
    while (!this.#accepted.has(title)) {
      await this.#reopen(working);
      const { work } = working;
      try {
        const job = await working.queue(this.#token, { title }, `Texte de ${title}`);
        this.#accepted.set(title, job.uniqueId);
      } catch (error) {
        if (working.isOpen && working.work === work) throw error;
      }
    }
  }

  /** A machine under load may leave the card's watcher silent: the workstation then locks (H44), and the person comes back. */
  async #reopen(working: Working): Promise<void> {
    while (!working.isOpen) {
      const { bench } = this.#plan;
      const { choose } = bench;
      bench.choose = () => 'none';
      this.#locks += 1;
      try {
        await working.unlockAgain();
        await this.#open(working);
      } catch (error) {
        if (working.isOpen) throw error;
      } finally {
        bench.choose = choose;
      }
    }
  }

  /** A machine under load may answer too late for the short limit of these runs: the dossier is opened again until it is there. */
  async #open(working: Working): Promise<void> {
    for (let n = 0; n < OPENINGS; n += 1) {
      this.#token = await working.open(this.#patient);
      const seen = value(await working.work.dossiers.current());
      if (seen?.outcome.kind === 'open') return;
    }
    throw new Error('The dossier does not open');
  }

  async #drain(working: Working): Promise<void> {
    await this.#until(working, (waiting) => waiting.length === 0);
  }

  async #until(working: Working, done: (waiting: readonly Job[]) => boolean): Promise<void> {
    let seen = '';
    let movedAt = Date.now();
    for (;;) {
      await this.#reopen(working);
      const all = this.#waiting(working);
      const waiting = all.filter(({ title }) => title.startsWith(this.#plan.prefix));
      if (done(waiting)) return;
      const now = JSON.stringify(
        waiting.map(({ jobId, state, attempts, notBefore }) => [jobId, state, attempts, notBefore]),
      );
      if (now !== seen) movedAt = Date.now();
      seen = now;
      if (Date.now() - movedAt > STUCK_MS) throw this.#stuck(waiting);
      await this.#help(working, all);
      await wait(5);
    }
  }

  #stuck(waiting: readonly Job[]): Error {
    const now = this.#clock.now();
    const jobs = waiting.map(({ title, state, attempts, notBefore }) => ({
      title,
      state,
      attempts,
      in: notBefore - now,
    }));
    return new Error(`Stuck: ${JSON.stringify({ jobs, sleepers: this.#clock.sleepers() })}`);
  }

  /** The person at the screen tries a refused one again; a queue that only waits for an instant is given that instant. */
  async #help(working: Working, waiting: readonly Job[]): Promise<void> {
    const isBusy = waiting.some(({ state }) => state === 'sending');
    // A look-up that was itself refused for good waits for a person too: it is due, and nobody takes it up.
    const isLeft = ({ state, notBefore }: Job): boolean =>
      state === 'refused' || (state === 'review' && !isBusy && notBefore < this.#clock.now() - LEFT_MS);
    for (const job of waiting.filter(isLeft)) {
      this.#byHand += 1;
      working.work.outbox.retry(job.jobId);
    }
    const due = waiting
      .filter(({ state, notBefore }) => (state === 'queued' || state === 'review') && notBefore > this.#clock.now())
      .map((job) => job.notBefore);
    const next = Math.min(...due);
    const byMs = next - this.#clock.now();
    if (!Number.isFinite(next) || byMs <= 0 || !this.#clock.isAwaited(next)) return;
    await this.#plan.bench.skipped(byMs);
    if (working.isOpen) this.#clock.skip(byMs);
    else await this.#plan.bench.skipped(-byMs);
  }
}
