import type { ExchangeFault, FailureClass } from '../../fault.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { OutboxJob, SendingState } from './job.ts';

const FIRST_DELAY_MS = 5_000;
/** No job waits longer for its next try. */
const LONGEST_DELAY_MS = 15 * 60_000;

/** Registry error of ITI-41 for a uniqueId that it already holds (ITI TF-3 table 4.2.4.1-2). */
const ALREADY_THERE = 'XDSDuplicateUniqueIdInRegistry';

/** Wait before the attempt that follows attempt number `attempts` (1 = the first one failed): doubles up to 15 min. */
export function retryDelayMs(attempts: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1), LONGEST_DELAY_MS);
}

/**
 * R13, H50: no job waits longer than the longest back-off, or its undo window where that is longer. One that would was put off
 * by a clock that was set since: it falls due anew, its undo window kept.
 *
 * @returns the farthest instant that a job may wait for now, and what it falls due at when it waits for a farther one.
 */
export function farthestWait(
  now: EpochMs,
  recallWindowMs: number,
): { readonly farthest: EpochMs; readonly instead: EpochMs } {
  return { farthest: now + Math.max(LONGEST_DELAY_MS, recallWindowMs), instead: now + recallWindowMs };
}

/** Where a job goes after an attempt, and the class under which its failure is kept. */
export interface NextStep {
  readonly state: SendingState;
  readonly notBefore: EpochMs;
  readonly class: FailureClass;
}

/** «You have already sent this» is a refusal of the message, not of the document: it may well be deposited. */
function classOf(fault: ExchangeFault): FailureClass {
  return fault.serverCode === ALREADY_THERE ? 'ambiguous' : fault.class;
}

/**
 * Where a failed attempt leaves a job: a transient fault goes back to the queue, an ambiguous one must be looked up
 * by its uniqueId before anything is sent again (H30), a permanent one is refused and shown.
 */
export function afterFailure(fault: ExchangeFault, attempts: number, now: EpochMs): NextStep {
  const kind = classOf(fault);
  switch (kind) {
    case 'transient':
      return { state: 'queued', notBefore: now + retryDelayMs(attempts), class: kind };
    case 'ambiguous':
      return { state: 'review', notBefore: now + retryDelayMs(attempts), class: kind };
    case 'permanent':
      return { state: 'refused', notBefore: now, class: kind };
  }
}

/**
 * Where a look-up that failed leaves an ambiguous job: still to be looked up, later. When looking is itself refused for
 * good, the job waits for a human (class `permanent`), and no next try is promised: sending it again blindly could deposit it twice (N6).
 */
export function afterFailedLookUp(fault: ExchangeFault, lookUps: number, now: EpochMs): NextStep {
  if (fault.class === 'permanent') return { state: 'review', notBefore: now, class: 'permanent' };
  return { state: 'review', notBefore: now + retryDelayMs(lookUps), class: 'ambiguous' };
}

/**
 * Where a look-up that found nothing leaves an ambiguous job: sent again at once, unless the registry itself had said
 * that it holds this uniqueId; the two answers contradict each other, and a human decides.
 */
export function afterAbsence(job: Pick<OutboxJob, 'failure'>, now: EpochMs): Omit<NextStep, 'class'> {
  const contradicted = job.failure?.fault.serverCode === ALREADY_THERE;
  return { state: contradicted ? 'refused' : 'queued', notBefore: now };
}
