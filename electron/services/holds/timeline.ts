import { holdDates } from '../../../shared/domain/hold/origin.ts';
import { phaseOf } from '../../../shared/domain/hold/record.ts';
import { instantsOf } from '../../../shared/domain/hold/reminder.ts';
import type { Clock } from '../ports.ts';
import type { HoldRegister } from './register.ts';

interface TimelineNeeds {
  readonly register: HoldRegister;
  readonly clock: Clock;
  readonly onChanged: () => void;
}

/**
 * Lets the instants of R25 pass: writes down that a notice fell due (R29) and that a document was released, and tells
 * the window at that very instant. It asks nobody, so it works offline (R26 case G).
 */
export class Timeline {
  readonly #needs: TimelineNeeds;
  #cancel: (() => void) | null = null;

  constructor(needs: TimelineNeeds) {
    this.#needs = needs;
  }

  /** Looks at every hold now, and again at the next instant that matters. */
  look(): void {
    this.stop();
    this.#writeDue();
    this.#needs.onChanged();
    const now = this.#needs.clock.now();
    const ahead = this.#needs.register
      .all()
      .flatMap(instantsOf)
      .filter((at) => at > now);
    if (ahead.length === 0) return;
    this.#cancel = this.#needs.clock.after(Math.min(...ahead) - now, () => this.look());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #writeDue(): void {
    const { register, clock } = this.#needs;
    const now = clock.now();
    for (const hold of register.all()) {
      if (!hold.origin || hold.dropped) continue;
      const { noticeAt } = holdDates(hold.origin);
      const phase = phaseOf(hold, now);
      const wasHeldAtNotice = noticeAt !== null && now >= noticeAt && (!hold.ending || hold.ending.at >= noticeAt);
      if (wasHeldAtNotice && !hold.noticeLogged) register.add(hold.id, { kind: 'notice-due', at: noticeAt });
      if (phase === 'RELEASED_AUTO' && !hold.releaseLogged) {
        register.add(hold.id, { kind: 'released', at: holdDates(hold.origin).releaseAt });
      }
    }
  }
}
