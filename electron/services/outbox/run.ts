import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import { farthestWait } from '../../../shared/domain/outbox/retry.ts';
import type { Sender } from '../../../shared/domain/outbox/sender.ts';
import { insId } from '../../../shared/domain/patient/ins.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Log } from '../ports.ts';
import type { LookUpOwn, OutboxStore, Progress, SubmitLot, Withdrawals } from './ports.ts';
import type { Settle } from './settle.ts';

/** A look-up that has no answer after this long may be taken up again. */
const LOOK_UP_LEASE_MS = 60_000;
/** Pause after a fault of our own (a full disk while settling): the job is then found interrupted and looked up. */
const AFTER_FAULT_MS = 30_000;

/** What a run of the queue needs, from one unlock to the next lock. */
export interface RunNeeds {
  readonly store: OutboxStore;
  readonly submit: SubmitLot;
  readonly lookUp: LookUpOwn;
  readonly withdrawals: Withdrawals | undefined;
  readonly settle: Settle;
  readonly recallWindowMs: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: (job: OutboxJob) => void;
  readonly onProgress: (job: OutboxJob, sent: number, total: number) => void;
}

/** A broken promise of the adapter (an exception): nobody knows whether the lot left, so it is looked up. */
const BROKEN: ExchangeFault = { code: 'outbox/adapter-failed', class: 'ambiguous' };

/**
 * One session's work on the queue: one job at a time, doubtful ones first, only those of the session's sender (H33).
 * After `stop` it touches the store no more, whatever still comes back from the network.
 */
export class Run {
  readonly #needs: RunNeeds;
  readonly #sender: Sender;
  readonly #abort = new AbortController();
  #working = false;
  #current: { readonly kind: 'send' | 'look-up'; readonly job: OutboxJob } | null = null;
  #cancelTimer: () => void = () => undefined;

  constructor(needs: RunNeeds, sender: Sender) {
    this.#needs = needs;
    this.#sender = sender;
  }

  get stopped(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Looks for work now; asked after each change of the queue. Does nothing while a job is on its way. */
  wake(): void {
    if (this.#working || this.stopped) return;
    this.#cancelTimer();
    this.#working = true;
    void this.#work();
  }

  /** Ends the run at once: the upload in flight is aborted and becomes ambiguous, in the store, before this returns. */
  stop(): void {
    if (this.stopped) return;
    this.#cancelTimer();
    this.#abort.abort();
    if (this.#current) this.#cut(this.#current.kind, this.#current.job);
    this.#current = null;
  }

  #cut(kind: 'send' | 'look-up', job: OutboxJob): void {
    const { settle, log } = this.#needs;
    try {
      this.#changed(kind === 'send' ? settle.interrupted(job) : settle.lookUpCut(job));
    } catch (error) {
      // A full disk must not keep the window from locking; the row still says `sending` and is recovered at unlock.
      log.warn('outbox/not-settled-at-lock', { error: error instanceof Error ? error.name : 'unknown' });
    }
  }

  async #work(): Promise<void> {
    try {
      // Nothing is on its way here: whatever still says `sending` was cut by a crash or by a fault of ours.
      this.#needs.store.recoverInterrupted(this.#needs.clock.now());
      this.#bringBack();
      while (!this.stopped && (await this.#step()));
      this.#sleepUntil(this.stopped ? null : this.#needs.store.nextDueAt(this.#sender));
    } catch (error) {
      this.#needs.log.warn('outbox/step-failed', { error: error instanceof Error ? error.name : 'unknown' });
      this.#sleepUntil(this.#needs.clock.now() + AFTER_FAULT_MS);
    }
  }

  /** A clock that was ahead as a job was put off, and is right again, would leave it until that day (R13, H50). */
  #bringBack(): void {
    const { store, clock, recallWindowMs } = this.#needs;
    const { farthest, instead } = farthestWait(clock.now(), recallWindowMs);
    store.bringBack(farthest, instead);
  }

  #sleepUntil(dueAt: number | null): void {
    this.#working = false;
    this.#current = null;
    if (this.stopped || dueAt === null) return;
    this.#cancelTimer = this.#needs.clock.after(Math.max(0, dueAt - this.#needs.clock.now()), () => this.wake());
  }

  async #step(): Promise<boolean> {
    const now = this.#needs.clock.now();
    const review = this.#needs.store.nextToReview(this.#sender, now, now + LOOK_UP_LEASE_MS);
    if (review) {
      await this.#lookUp(review.job, review.lookUps);
      return true;
    }
    const job = this.#needs.store.claim(this.#sender, now);
    if (!job) return false;
    await this.#send(job);
    return true;
  }

  async #lookUp(job: OutboxJob, lookUps: number): Promise<void> {
    const { settle, lookUp } = this.#needs;
    this.#current = { kind: 'look-up', job };
    const answer = await guarded(() => lookUp.findOwn(job.ins, job.withdraws ?? job.uniqueId, this.#abort.signal));
    if (this.stopped) return;
    this.#current = null;
    if (!answer.ok) this.#changed(settle.lookUpFailed(job, answer.fault, lookUps));
    else this.#changed(this.#lookedUp(job, answer.value !== null));
  }

  /** What the registry's having the document, or not, says of the message whose answer was lost. */
  #lookedUp(job: OutboxJob, isThere: boolean): OutboxJob | null {
    const { settle, withdrawals } = this.#needs;
    if (job.withdraws === undefined) return isThere ? settle.carriedOut(job) : settle.notCarriedOut(job);
    if (isThere) return settle.notCarriedOut(job);
    return withdrawals?.store.wasSeen(job.id) ? settle.carriedOut(job) : settle.neverSeen(job);
  }

  async #send(job: OutboxJob): Promise<void> {
    this.#current = { kind: 'send', job };
    this.#needs.onChange(job);
    const answer = await (job.withdraws === undefined ? this.#submit(job) : this.#takeBack(job));
    if (this.stopped) return;
    this.#current = null;
    const { settle } = this.#needs;
    this.#changed(answer.ok ? settle.acknowledged(job, answer.value.serverAt) : settle.failed(job, answer.fault));
  }

  async #submit(job: OutboxJob): ReturnType<SubmitLot['submitLot']> {
    const lot = this.#needs.store.lotOf(job.id);
    // The INS was bound when the job was created; a lot that says otherwise never leaves (H05, H28).
    const sameOne = lot && insId(lot.patient.ins) === insId(job.ins) && lot.submissionSetId === job.submissionSetId;
    if (!sameOne) return fail({ code: 'outbox/lot-mismatch', class: 'permanent' });
    const progress: Progress = (sent, total) => {
      if (!this.stopped) this.#needs.onProgress(job, sent, total);
    };
    return guarded(() => this.#needs.submit.submitLot(lot, progress, this.#abort.signal));
  }

  async #takeBack(job: OutboxJob): ReturnType<SubmitLot['submitLot']> {
    const { withdrawals, clock } = this.#needs;
    const withdrawal = withdrawals?.store.withdrawal(job.id);
    const sameOne =
      withdrawal && insId(withdrawal.ins) === insId(job.ins) && withdrawal.submissionSetId === job.submissionSetId;
    if (!withdrawals || !sameOne) return fail({ code: 'outbox/lot-mismatch', class: 'permanent' });
    const seen = (): void => withdrawals.store.noteSeen(job.id, clock.now());
    const answer = await guarded(() => withdrawals.dmp.takeBack(withdrawal, seen, this.#abort.signal));
    if (this.stopped) return answer;
    // Gone already, by an answer that was lost or by another way: what was wanted is so.
    const isGone = !answer.ok && answer.fault.code === 'dmp/unknown-document' && withdrawals.store.wasSeen(job.id);
    return isGone ? ok({ serverAt: null }) : answer;
  }

  #changed(job: OutboxJob | null): void {
    if (job) this.#needs.onChange(job);
  }
}

async function guarded<Value>(
  exchange: () => Promise<Result<Value, ExchangeFault>>,
): Promise<Result<Value, ExchangeFault>> {
  try {
    return await exchange();
  } catch {
    // The adapter answers faults as values; an exception is a bug of its own, and the job must not be lost by it.
    return fail(BROKEN);
  }
}
