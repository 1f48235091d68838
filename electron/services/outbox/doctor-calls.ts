import { needsDoctor, type DoctorCall } from '../../../shared/domain/outbox/needs-doctor.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import type { Clock } from '../ports.ts';
import type { CallDoctor } from './ports.ts';

/**
 * Calls the doctor outside the window when a deposit needs him: once for each job and reason while his card is open.
 * What leaves is a code: a notice is shown on the desktop, perhaps over a locked screen, and names nobody (H45).
 */
export class DoctorCalls {
  readonly #call: CallDoctor;
  readonly #clock: Clock;
  readonly #told = new Map<string, DoctorCall>();

  constructor(call: CallDoctor, clock: Clock) {
    this.#call = call;
    this.#clock = clock;
  }

  /** At unlock: what came to a bad end, or is late, without having been seen is called again (H29). */
  recall(jobs: readonly OutboxJob[]): void {
    for (const job of jobs) if (job.answer === 'pending') this.hear(job);
  }

  /** Hears a job that changed. */
  hear(job: OutboxJob): void {
    const why = needsDoctor(job, this.#clock.now());
    if (!why) this.#told.delete(job.id);
    else if (this.#told.get(job.id) !== why) {
      this.#told.set(job.id, why);
      this.#call(why);
    }
  }
}
