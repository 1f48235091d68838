import type { ExchangeFault, Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';
import type { AuditEvent } from '../../../shared/domain/audit/event.ts';
import type { SubmissionLot } from '../../../shared/domain/document/deposit.ts';
import type { OutboxJob, SendingState } from '../../../shared/domain/outbox/job.ts';
import type { Sender } from '../../../shared/domain/outbox/sender.ts';
import type { Withdrawal } from '../../../shared/domain/outbox/withdrawal.ts';
import type { DoctorCall } from '../../../shared/domain/outbox/needs-doctor.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

/** How far an upload is, in bytes handed to the network. */
export type Progress = (sent: number, total: number) => void;

/** TD2.1: signs the lot and submits it. Success is the registry's own word for this very lot (H29). */
export interface SubmitLot {
  submitLot(
    lot: SubmissionLot,
    onProgress: Progress,
    signal: AbortSignal,
  ): Promise<Result<{ readonly serverAt: EpochMs | null }, ExchangeFault>>;
}

/** TD3.1b: is my own document in the registry? The only look-up without an explicit act (decision 17, N3). */
export interface LookUpOwn {
  findOwn(
    ins: Ins,
    uniqueId: string,
    signal?: AbortSignal,
  ): Promise<Result<{ readonly entryUUID: string } | null, ExchangeFault>>;
}

/**
 * TD3.3c on a document of one's own: looked for by its uniqueId (TD3.1b), then deleted under the submission set fixed when
 * it was queued. `onSeen` is called between the two. Fault `dmp/unknown-document` when the registry has none to show.
 */
export interface TakeBack {
  takeBack(
    withdrawal: Withdrawal,
    onSeen: () => void,
    signal: AbortSignal,
  ): Promise<Result<{ readonly serverAt: EpochMs | null }, ExchangeFault>>;
}

/** What the withdrawals of the queue say; their jobs are those of the queue. */
export interface WithdrawalStore {
  /** Writes the job and what it says; `seenAt` of a document that was deposited here. Fails as `OutboxStore.enqueue`. */
  enqueueWithdrawal(job: OutboxJob, withdrawal: Withdrawal, seenAt: EpochMs | null): Result<null, Fault>;
  withdrawal(jobId: string): Withdrawal | null;
  /** The job that takes this document back, in whatever state but `recalled`. */
  ofDocument(uniqueId: string): OutboxJob | null;
  /** The document was there: from now on its absence means that it was taken back. */
  noteSeen(jobId: string, at: EpochMs): void;
  wasSeen(jobId: string): boolean;
}

/** What a queue that withdraws needs; a card holder's queue has none: his deletions are made at once, on his word. */
export interface Withdrawals {
  readonly store: WithdrawalStore;
  readonly dmp: TakeBack;
}

/** What a job becomes. A failure that is not named is forgotten; an acknowledgement that is not named is kept. */
export type Settlement = Pick<OutboxJob, 'state' | 'notBefore'> &
  Partial<Pick<OutboxJob, 'failure' | 'acknowledgedAt'>>;

/** The durable queue. Every change is committed before the call returns. */
export interface OutboxStore {
  /**
   * Writes the job with everything needed to send it; durable before the screen says «en file» (H29).
   * Fails when it cannot be written (`store/disk-full` …): nothing was queued then, and nothing is lost.
   */
  enqueue(job: OutboxJob, lot: SubmissionLot): Result<null, Fault>;
  /** Every job, oldest first. */
  list(): readonly OutboxJob[];
  find(id: string): OutboxJob | null;
  /** The job of a document by the identifier it was given, which is drawn once; null when it was never queued here. */
  findByUniqueId(uniqueId: string): OutboxJob | null;
  /**
   * Claims the next due job of this sender in one statement (H33): state `sending`, one more attempt. A document whose
   * earlier version is not settled waits for it (H30).
   */
  claim(sender: Sender, now: EpochMs): OutboxJob | null;
  /**
   * Claims the next ambiguous job of this sender that is due for a look-up, until `leaseUntil`; its state stays
   * `review`. `lookUps` counts the look-ups so far, this one included.
   */
  nextToReview(
    sender: Sender,
    now: EpochMs,
    leaseUntil: EpochMs,
  ): { readonly job: OutboxJob; readonly lookUps: number } | null;
  lotOf(id: string): SubmissionLot | null;
  /** Changes a job that is in one of the states `from`; null when it no longer is, and nothing is changed then. */
  settle(id: string, from: readonly SendingState[], change: Settlement): OutboxJob | null;
  /** Notes that the practitioner saw what became of these; those still under way are left alone. How many were new. */
  show(ids: readonly string[]): number;
  /** Notes that a deposited document was taken back from the DMP; null when it was not deposited here, or is noted. */
  withdraw(uniqueId: string, at: EpochMs): OutboxJob | null;
  /** Jobs found in `sending` when the store opens were interrupted: they become ambiguous (kill between sent and settled). */
  recoverInterrupted(now: EpochMs): number;
  /** Jobs that wait beyond `farthest` wait until `notBefore` instead; how many. */
  bringBack(farthest: EpochMs, notBefore: EpochMs): number;
  /** A document queued or sent for this patient with the same content and metadata digest (EX_GEN-1060). */
  findByContent(insId: string, contentHash: string): OutboxJob | null;
  nextDueAt(sender: Sender): EpochMs | null;
  /**
   * Does several changes in one commit, the journal's row with them. When `work` answers a fault, or the disk refuses,
   * none of them is kept and the fault is answered.
   */
  together<Value>(work: () => Result<Value, Fault>): Result<Value, Fault>;
}

/** The need of this service for the journal. */
export type WriteDown = (event: AuditEvent) => void;

/** A notice on the desktop, by its code: nothing of a document or of a patient is ever given to it (H45). */
export type CallDoctor = (why: DoctorCall) => void;
