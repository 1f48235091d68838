import type { EpochMs } from '../time/epoch.ts';
import type { OutboxJob, SendingState } from './job.ts';

/** States from which the author may take a job back: nothing of it is on its way, and nothing of it is doubtful. */
export const RECALLABLE: readonly SendingState[] = ['held-back', 'queued', 'refused'];

/** A job that still waits for something: it must stay in sight until proven deposited or taken back (N6). */
export function isUnsettled(job: Pick<OutboxJob, 'state'>): boolean {
  return job.state !== 'sent' && job.state !== 'recalled';
}

/**
 * What «try again» by hand does. A doubtful job is looked up first, whatever the human asks (H30); a refused or waiting
 * one goes to the front of the queue. Null when there is nothing to try: it is being sent, sent, taken back, or still
 * in its undo window.
 */
export function retryByHand(
  job: Pick<OutboxJob, 'state' | 'failure'>,
  now: EpochMs,
): Pick<OutboxJob, 'state' | 'notBefore' | 'failure'> | null {
  switch (job.state) {
    case 'review':
      return {
        state: 'review',
        notBefore: now,
        failure: { class: 'ambiguous', fault: job.failure?.fault ?? { code: 'outbox/interrupted' } },
      };
    case 'queued':
    case 'refused':
      return { state: 'queued', notBefore: now };
    case 'held-back':
    case 'sending':
    case 'sent':
    case 'recalled':
      return null;
  }
}
