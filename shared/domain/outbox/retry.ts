import type { ExchangeFault } from '../../fault.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { SendingState } from './job.ts';

const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 15 * 60_000;

/** Wait before the attempt that follows attempt number `attempts` (1 = the first one failed): doubles up to 15 min. */
export function retryDelayMs(attempts: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1), LONGEST_DELAY_MS);
}

/**
 * Where a failed attempt leaves a job: a transient fault goes back to the queue, an ambiguous one must be looked up
 * by its uniqueId before anything is sent again (H30), a permanent one is refused and shown.
 */
export function afterFailure(
  fault: ExchangeFault,
  attempts: number,
  now: EpochMs,
): { readonly state: SendingState; readonly notBefore: EpochMs } {
  switch (fault.class) {
    case 'transient':
      return { state: 'queued', notBefore: now + retryDelayMs(attempts) };
    case 'ambiguous':
      return { state: 'review', notBefore: now + retryDelayMs(attempts) };
    case 'permanent':
      return { state: 'refused', notBefore: now };
  }
}
