import type { SubmissionLot } from '../../../shared/domain/document/deposit.ts';
import { isUnsettled, RECALLABLE, retryByHand } from '../../../shared/domain/outbox/human-acts.ts';
import type { Sender, SendingMode } from '../../../shared/domain/outbox/sender.ts';
import type { Withdrawal } from '../../../shared/domain/outbox/withdrawal.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import { insId } from '../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Ids, Log } from '../ports.ts';
import { jobEvent } from './journal-facts.ts';
import type { LookUpOwn, OutboxStore, SubmitLot, Withdrawals, WriteDown } from './ports.ts';
import { Run } from './run.ts';
import { Settle } from './settle.ts';
import { queueWithdrawal } from './withdraw.ts';

/** A job that may be in the registry without our knowing it. */
const LOST_ANSWER: readonly OutboxJob['state'][] = ['review', 'queued'];

/** A job that changed; `progress` only while it is on its way, in bytes. */
export interface OutboxChange {
  readonly job: OutboxJob;
  readonly progress: { readonly sent: number; readonly total: number } | null;
}

/** What waits, without content: the only thing known of the queue while the store is closed (decision 13). */
export interface OutboxCounters {
  readonly waiting: number;
  readonly since: EpochMs | null;
}

export interface OutboxNeeds {
  readonly store: OutboxStore;
  readonly submit: SubmitLot;
  readonly lookUp: LookUpOwn;
  /** Absent where nothing is taken back through the queue. */
  readonly withdrawals?: Withdrawals;
  readonly writeDown: WriteDown;
  /** What is written down bears its instants. */
  readonly clock: Clock;
  /** By which jobs fall due: one that nobody can set ahead or back while it waits; the same clock when absent. */
  readonly due?: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** How what is queued here will leave (H33). */
  readonly mode: SendingMode;
  /** Undo window before the first send (decision 15). */
  readonly recallWindowMs: number;
  readonly onChange: (change: OutboxChange) => void;
}

/** A content that was already deposited, or waits to be, for the same patient (EX_GEN-1060). */
export type AlreadySent = Fault<'deposit/already-sent'> & { readonly earlier: OutboxJob };

/**
 * The queue of deposits of one card holder: every accepted job stays visible with one state until it is proven
 * deposited or taken back, and the registry never holds it twice (N6). Built at each unlock over the opened store.
 */
export class Outbox {
  readonly #needs: OutboxNeeds;
  readonly #settle: Settle;
  readonly #due: Clock;
  #run: Run | null = null;

  constructor(needs: OutboxNeeds) {
    this.#needs = needs;
    this.#due = needs.due ?? needs.clock;
    this.#settle = new Settle({ ...needs, due: this.#due });
  }

  /**
   * Accepts a lot: on disk, with its row of the journal, before this returns (H29). It stays held back during the undo
   * window, then goes by itself. It is told, and may leave, only once all of it is kept: a disk that is full at the
   * commit takes everything back.
   *
   * @param facts digest of what is deposited (content and metadata) and size of the file.
   * @param beside what is kept in the same commit; its fault takes the job back.
   * @returns the job; `deposit/already-sent` with the earlier job, or the store's own fault (`store/disk-full` …).
   */
  enqueue(
    lot: SubmissionLot,
    facts: { readonly contentHash: string; readonly size: number },
    beside: (job: OutboxJob) => Result<null, Fault> = () => ok(null),
  ): Result<OutboxJob, Fault | AlreadySent> {
    const earlier = this.alreadySent(insId(lot.patient.ins), facts.contentHash);
    if (earlier) return fail({ code: 'deposit/already-sent', earlier });
    const job = this.#newJob(lot, facts);
    const { store, writeDown } = this.#needs;
    const written = store.together(() => {
      const kept = beside(job);
      if (!kept.ok) return kept;
      const queued = store.enqueue(job, lot);
      if (queued.ok) writeDown(jobEvent('deposit.queued', job, job.createdAt));
      return queued;
    });
    if (!written.ok) return written;
    this.#changed(job);
    return ok(job);
  }

  #newJob(lot: SubmissionLot, facts: { readonly contentHash: string; readonly size: number }): OutboxJob {
    const first = lot.documents[0]?.document;
    if (!first) throw new Error('A lot without a document');
    const now = this.#needs.clock.now();
    return {
      id: this.#needs.ids.uuid(),
      ins: lot.patient.ins,
      mode: this.#needs.mode,
      authorId: lot.author.nationalId,
      structureId: lot.author.structureId,
      uniqueId: first.uniqueId,
      submissionSetId: lot.submissionSetId,
      chainId: first.setId,
      title: first.title,
      typeCode: first.typeCode.code,
      ...facts,
      state: 'held-back',
      answer: 'pending',
      attempts: 0,
      createdAt: now,
      notBefore: this.#due.now() + this.#needs.recallWindowMs,
    };
  }

  /** The job that already carries this content for this patient, sent or on its way; null when there is none. */
  alreadySent(patient: string, contentHash: string): OutboxJob | null {
    return this.#needs.store.findByContent(patient, contentHash);
  }

  /** Every job, oldest first. */
  list(): readonly OutboxJob[] {
    return this.#needs.store.list();
  }

  /** How many jobs are not settled, and since when the oldest of them waits. */
  counters(): OutboxCounters {
    const waiting = this.list().filter(isUnsettled);
    return { waiting: waiting.length, since: waiting[0]?.createdAt ?? null };
  }

  /**
   * Takes a job back before it leaves, or after a refusal.
   *
   * @returns the job, `recalled`; `outbox/too-late` when it is on its way, doubtful or sent; `outbox/unknown-job`.
   */
  recall(jobId: string): Result<OutboxJob, Fault> {
    const { store, clock, writeDown } = this.#needs;
    if (!store.find(jobId)) return fail({ code: 'outbox/unknown-job' });
    const recalled = store.together<OutboxJob>(() => {
      const job = store.settle(jobId, RECALLABLE, { state: 'recalled', notBefore: this.#due.now() });
      if (!job) return fail({ code: 'outbox/too-late' });
      writeDown(jobEvent('deposit.recalled', job, clock.now()));
      return ok(job);
    });
    if (recalled.ok) this.#changed(recalled.value);
    return recalled;
  }

  /** What must be added to the instant a job falls due to have it by the workstation's clock. */
  dueAheadMs(): number {
    return this.#needs.clock.now() - this.#due.now();
  }

  /** The second axis: the practitioner has seen what became of these. A new try of one is a new answer to come. */
  noteShown(jobIds: readonly string[]): void {
    this.#needs.store.show(jobIds);
  }

  /** One job, or null. */
  find(jobId: string): OutboxJob | null {
    return this.#needs.store.find(jobId);
  }

  /** The job of this document, or null: what is handed over twice is queued once. */
  findByUniqueId(uniqueId: string): OutboxJob | null {
    return this.#needs.store.findByUniqueId(uniqueId);
  }

  /**
   * The registry has shown this document: a job whose answer was lost has arrived. Noted before its author asks for its
   * deletion, after which a look-up would find nothing and the queue would send it once more (H30, R16).
   */
  noteSeen(uniqueId: string): void {
    const doubtful = this.#needs.store.findByUniqueId(uniqueId);
    if (doubtful && doubtful.attempts > 0 && LOST_ANSWER.includes(doubtful.state))
      this.#changed(this.#settle.provenBySight(doubtful) ?? doubtful);
  }

  /** Notes that its author took a deposited document back from the DMP; its content may then be deposited again. */
  markWithdrawn(uniqueId: string): OutboxJob | null {
    this.noteSeen(uniqueId);
    const job = this.#needs.store.withdraw(uniqueId, this.#needs.clock.now());
    if (job) this.#changed(job);
    return job;
  }

  /**
   * Tries again by hand, without waiting. A doubtful job is looked up first, never sent blindly (H30).
   *
   * @returns the job as it waits now; `outbox/nothing-to-retry`, `outbox/unknown-job`, or `deposit/already-sent` when
   *   the same content has left in another job since.
   */
  retry(jobId: string): Result<OutboxJob, Fault | AlreadySent> {
    const { store } = this.#needs;
    const job = store.find(jobId);
    if (!job) return fail({ code: 'outbox/unknown-job' });
    const change = retryByHand(job, this.#due.now());
    if (!change) return fail({ code: 'outbox/nothing-to-retry' });
    const earlier = this.alreadySent(insId(job.ins), job.contentHash);
    if (earlier && earlier.id !== job.id) return fail({ code: 'deposit/already-sent', earlier });
    const waiting = store.settle(jobId, [job.state], change);
    if (!waiting) return fail({ code: 'outbox/nothing-to-retry' });
    this.#changed(waiting);
    return ok(waiting);
  }

  /**
   * Accepts a withdrawal, durably, with its row of the journal; it leaves after the deposit that it takes back (H30).
   *
   * @returns its job, or the store's own fault.
   */
  withdraw(withdrawal: Withdrawal): Result<OutboxJob, Fault> {
    const queued = queueWithdrawal({ ...this.#needs, due: this.#due }, withdrawal);
    if (queued.ok) this.#changed(queued.value);
    return queued;
  }

  /** Begins to send, as this sender: only his jobs leave (H33). Interrupted ones are looked up first. */
  start(sender: Sender): void {
    this.stop();
    const { store, submit, lookUp, withdrawals, recallWindowMs, log, onChange } = this.#needs;
    this.#run = new Run(
      {
        store,
        submit,
        lookUp,
        withdrawals,
        recallWindowMs,
        clock: this.#due,
        log,
        settle: this.#settle,
        onChange: (job) => onChange({ job, progress: null }),
        onProgress: (job, sent, total) => onChange({ job, progress: { sent, total } }),
      },
      sender,
    );
    this.#run.wake();
  }

  /** Stops at once, for a lock: what is in flight is aborted and recorded as ambiguous before this returns. */
  stop(): void {
    this.#run?.stop();
    this.#run = null;
  }

  #changed(job: OutboxJob): void {
    this.#needs.onChange({ job, progress: null });
    this.#run?.wake();
  }
}
