import type { ExchangeFault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';
import type { SubmissionLot } from '../../../shared/domain/document/deposit.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
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

/** The durable queue. Every change is committed before the call returns. */
export interface OutboxStore {
  /** Writes the job with everything needed to send it; durable before the screen says «en file» (H29). */
  enqueue(job: OutboxJob, lot: SubmissionLot): void;
  list(): readonly OutboxJob[];
  find(id: string): OutboxJob | null;
  /** Claims the next due job of this author in one statement: state `sending`, one more attempt. */
  claim(authorId: string, now: EpochMs): OutboxJob | null;
  /** Claims the next ambiguous job of this author that is due for a look-up; its state stays `review`. */
  nextToReview(authorId: string, now: EpochMs): OutboxJob | null;
  lotOf(id: string): SubmissionLot | null;
  settle(
    id: string,
    change: Pick<OutboxJob, 'state' | 'notBefore'> & Partial<Pick<OutboxJob, 'failure' | 'acknowledgedAt' | 'answer'>>,
  ): OutboxJob;
  /** Jobs found in `sending` when the store opens were interrupted: they become ambiguous (kill between sent and settled). */
  recoverInterrupted(now: EpochMs): number;
  /** A document already queued or sent for this patient with the same content and metadata digest (EX_GEN-1060). */
  findByContent(insId: string, contentHash: string): OutboxJob | null;
  nextDueAt(authorId: string): EpochMs | null;
}
