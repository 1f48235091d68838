import type { Clock } from '../ports.ts';

/** Locks after a time without a sign of life (H47). One timer, however often it is touched. */
export class IdleLock {
  readonly #clock: Clock;
  readonly #limitMs: number;
  readonly #act: () => void;
  #touchedAt = 0;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, limitMs: number, act: () => void) {
    this.#clock = clock;
    this.#limitMs = limitMs;
    this.#act = act;
  }

  start(): void {
    this.stop();
    this.touch();
    this.#arm(this.#limitMs);
  }

  touch(): void {
    this.#touchedAt = this.#clock.now();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #arm(delayMs: number): void {
    this.#cancel = this.#clock.after(delayMs, () => {
      const left = this.#touchedAt + this.#limitMs - this.#clock.now();
      if (left <= 0) this.#act();
      else this.#arm(left);
    });
  }
}
