import { CLOCK_TOLERANCE_MS, clockErrorMs, type ClockSight } from '../../../shared/domain/time/clock-error.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Clock } from '../ports.ts';

/** An error is believed once it still stands then: the clock of a sandbox is moved a moment before ours follows. */
const CONFIRM_MS = 1_000;

export interface DmpClockNeeds {
  readonly clock: Clock;
  /** The error appeared, changed by more than the tolerance, or went. */
  readonly onChanged: (errorMs: number) => void;
}

/**
 * The DMP's time, as its answers tell it. A workstation that runs ahead would take a hold for released and hand the
 * document out (N7, H19); one that runs behind would announce late. Nothing heard: the workstation's own clock.
 */
export class DmpClock implements Clock {
  readonly #needs: DmpClockNeeds;
  #errorMs = 0;
  #cancel: (() => void) | null = null;

  constructor(needs: DmpClockNeeds) {
    this.#needs = needs;
  }

  now(): EpochMs {
    return this.#needs.clock.now() + this.#errorMs;
  }

  after(delayMs: number, act: () => void): () => void {
    return this.#needs.clock.after(delayMs, act);
  }

  /** What must be added to the workstation's clock; 0 when it agrees, or nothing was heard. */
  errorMs(): number {
    return this.#errorMs;
  }

  /** Each answer of the store. */
  hear(sight: ClockSight): void {
    this.#stop();
    const heard = clockErrorMs(sight);
    if (Math.abs(heard - this.#errorMs) <= CLOCK_TOLERANCE_MS && (heard === 0) === (this.#errorMs === 0)) return;
    if (heard === 0) this.#take(0);
    else this.#cancel = this.#needs.clock.after(CONFIRM_MS, () => this.#take(heard));
  }

  /** The workstation's clock was set: what was heard by the old one says nothing of it. */
  forget(): void {
    this.#stop();
    if (this.#errorMs !== 0) this.#take(0);
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #take(errorMs: number): void {
    this.#errorMs = errorMs;
    this.#needs.onChanged(errorMs);
  }
}
