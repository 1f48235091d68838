import type { Clock } from '../../electron/services/ports.ts';

/** Longest delay a Node timer takes. */
const LONGEST_MS = 2 ** 31 - 1;
/** Who sleeps until an instant works out the delay first: a process that was put aside meanwhile wakes that much later. */
const ABOUT_MS = 2_000;

/** The machine's clock, which can be moved forward: what waited for that long is called at once. */
export class SkippingClock implements Clock {
  #ahead: number;
  readonly #timers = new Set<{ readonly at: number; readonly fire: () => void }>();

  /** @param ahead how far it already is ahead of the machine. */
  constructor(ahead: number) {
    this.#ahead = ahead;
  }

  now(): number {
    return Date.now() + this.#ahead;
  }

  after(delayMs: number, act: () => void): () => void {
    const cancel = (): void => {
      clearTimeout(handle);
      this.#timers.delete(timer);
    };
    const fire = (): void => {
      cancel();
      act();
    };
    const timer = { at: this.now() + delayMs, fire };
    const handle = setTimeout(fire, Math.min(Math.max(0, delayMs), LONGEST_MS));
    this.#timers.add(timer);
    return cancel;
  }

  /** True when somebody sleeps until about this instant. */
  isAwaited(at: number): boolean {
    return [...this.#timers].some((timer) => Math.abs(timer.at - at) < ABOUT_MS);
  }

  /** How long until each sleeper wakes, soonest first; for whoever has to say why nothing moves. */
  sleepers(): readonly number[] {
    return [...this.#timers].map(({ at }) => at - this.now()).sort((a, b) => a - b);
  }

  skip(byMs: number): void {
    this.#ahead += byMs;
    for (const timer of [...this.#timers]) if (timer.at <= this.now()) timer.fire();
  }
}
