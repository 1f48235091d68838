import { reminderIsDue } from '../../../shared/domain/card/trace-reminder.ts';
import type { Clock } from '../ports.ts';
import type { ReminderMemory, WriteAudit } from './ports.ts';

export interface ReminderNeeds {
  readonly memory: ReminderMemory;
  readonly audit: WriteAudit;
  readonly clock: Clock;
  /** A setting, 180 days by default (R2). */
  readonly periodMs: number;
}

/** The reminder that every search and consultation is traced in the holder's name: nothing is read before the click. */
export class TraceReminder {
  readonly #needs: ReminderNeeds;

  constructor(needs: ReminderNeeds) {
    this.#needs = needs;
  }

  isDue(): boolean {
    const { memory, clock, periodMs } = this.#needs;
    return reminderIsDue(memory.lastAt(), clock.now(), periodMs);
  }

  /** The holder clicked «J'ai compris»: kept with him, and written down. */
  acknowledge(): void {
    const { memory, audit, clock } = this.#needs;
    const first = memory.lastAt() === null;
    memory.remember(clock.now());
    audit.write('reminder.acknowledged', undefined, { first });
  }
}
