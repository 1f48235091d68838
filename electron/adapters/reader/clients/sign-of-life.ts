import type { Clock } from '../../../services/ports.ts';

/** Beats in the time after which nothing heard counts as lost: a count of beats does not mind a clock that was set. */
const BEATS = 5;

/** How the silence of a process is noticed. */
export interface SilenceGuard {
  readonly clock: Clock;
  /** Silence after which a process that owes an answer counts as lost. */
  readonly silenceMs: number;
}

/**
 * Asks a process for a sign of life while it owes an answer. A middleware that hangs blocks its whole process, and
 * nothing else would ever say so.
 */
export class SignOfLife {
  readonly #guard: SilenceGuard;
  readonly #ask: () => void;
  readonly #lost: () => void;
  #missed = 0;
  #cancel: (() => void) | null = null;

  /** @param ask asks for a sign of life. @param lost called once, when none came. */
  constructor(guard: SilenceGuard, ask: () => void, lost: () => void) {
    this.#guard = guard;
    this.#ask = ask;
    this.#lost = lost;
  }

  /** From now on an answer is owed. */
  begin(): void {
    if (this.#cancel) return;
    this.#missed = 0;
    this.#beat();
  }

  /** Something was heard, whatever it was. */
  heard(): void {
    this.#missed = 0;
  }

  /** Nothing is owed any more. */
  end(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #beat(): void {
    this.#cancel = this.#guard.clock.after(this.#guard.silenceMs / BEATS, () => {
      this.#missed += 1;
      if (this.#missed >= BEATS) {
        this.end();
        return this.#lost();
      }
      this.#ask();
      this.#beat();
    });
  }
}
