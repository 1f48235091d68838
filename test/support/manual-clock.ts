import type { Clock } from '../../electron/services/ports.ts';

interface Timer {
  readonly at: number;
  readonly act: () => void;
}

/** A clock that only the test moves. Its timers and its counter go on whatever it is set to. */
export class ManualClock implements Clock {
  #now: number;
  #aheadMs = 0;
  #asleepMs = 0;
  #timers: Timer[] = [];

  constructor(now = 1_800_000_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now + this.#aheadMs + this.#asleepMs;
  }

  elapsedMs(): number {
    return this.#now;
  }

  /** Somebody sets it ahead, or back. */
  set(byMs: number): void {
    this.#aheadMs += byMs;
  }

  /** The machine sleeps and its counter with it. */
  sleep(forMs: number): void {
    this.#asleepMs += forMs;
  }

  after(delayMs: number, act: () => void): () => void {
    const timer = { at: this.#now + delayMs, act };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  /** Instant of the next timer, or null. */
  nextAt(): number | null {
    return this.#timers.length === 0 ? null : Math.min(...this.#timers.map((timer) => timer.at));
  }

  /** Forgets every timer, as a killed process does. */
  forgetTimers(): void {
    this.#timers = [];
  }

  /** Moves the time, calling every timer that falls due in its order, and lets what they started settle. */
  async advance(byMs: number): Promise<void> {
    await settled();
    const end = this.#now + byMs;
    for (let next = this.nextAt(); next !== null && next <= end; next = this.nextAt()) {
      this.#now = Math.max(this.#now, next);
      const due = this.#timers.filter((timer) => timer.at === next);
      this.#timers = this.#timers.filter((timer) => timer.at !== next);
      for (const timer of due) timer.act();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}

/** Lets every promise that can settle without time do so. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setImmediate(resolve));
}
