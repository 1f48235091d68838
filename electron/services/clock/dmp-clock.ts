import { CLOCK_TOLERANCE_MS, clockErrorMs } from '../../../shared/domain/time/clock-error.ts';
import { clockMoveMs, type ClockReading } from '../../../shared/domain/time/clock-jump.ts';
import type { ClockState } from '../../../shared/domain/time/clock-state.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Clock, EndTime } from '../ports.ts';
import type { WireTime } from './ports.ts';

/** An error is believed once it still stands then: the clock of a sandbox is moved a moment before ours follows. */
const CONFIRM_MS = 1_000;
/** A clock that is set is noticed within a minute, or at the next look at it. */
const LOOK_EVERY_MS = 30_000;

export interface DmpClockNeeds {
  readonly clock: Clock;
  /** The error appeared, changed by more than the tolerance, or went; or a doubt ended by what the DMP said. */
  readonly onChanged: (errorMs: number) => void;
  /** The workstation's clock moved beside the machine's counter: until the next exchange its time is not known. */
  readonly onMoved?: (movedMs: number) => void;
}

/**
 * The DMP's time, as its answers tell it. A workstation that runs ahead would take a hold for released and hand the
 * document out (N7, H19); one that runs behind would announce late. Nothing heard: the workstation's own clock.
 *
 * Between two answers the workstation's clock is held against the machine's counter. One that moved beside it was set, or
 * the machine slept: which of the two nobody can tell here, and the DMP's time is in doubt until it is heard again. It is
 * then at least what the counter says, and each who asks takes the side that is safe for what he asks it for.
 */
export class DmpClock implements Clock, EndTime {
  readonly #needs: DmpClockNeeds;
  #errorMs = 0;
  /** The error as last heard, before it is confirmed, and the clocks as it was heard. */
  #heardMs = 0;
  #heardBy: ClockReading;
  #heardAt: EpochMs | null = null;
  /** The clocks when they were last known to go together. */
  #mark: ClockReading;
  #certain = true;
  /** How far the clock is from the counter since then, and how much of it was told. */
  #noticedMs = 0;
  #movedMs = 0;
  #cancel: (() => void) | null = null;

  constructor(needs: DmpClockNeeds) {
    this.#needs = needs;
    this.#mark = this.begin();
    this.#heardBy = this.#mark;
  }

  /** Never later than the DMP's own time, as far as that was heard: no hold ends early by it. */
  now(): EpochMs {
    this.look();
    const wall = this.#needs.clock.now() + this.#errorMs;
    if (this.#certain) return wall;
    const counted = this.#counted() + this.#errorMs;
    return this.#heardAt === null ? Math.min(counted, wall) : counted;
  }

  after(delayMs: number, act: () => void): () => void {
    return this.#needs.clock.after(delayMs, act);
  }

  earliest(): EpochMs {
    return Math.min(this.#needs.clock.now(), this.now());
  }

  latest(): EpochMs {
    const known = this.now();
    if (this.#certain) return known;
    const wall = this.#needs.clock.now();
    return Math.max(known, wall, wall + this.#errorMs, this.#counted() + this.#errorMs);
  }

  /** What must be added to the workstation's clock; 0 when it agrees, or nothing was heard. */
  errorMs(): number {
    return this.#errorMs;
  }

  state(): ClockState {
    this.look();
    return { errorMs: this.#errorMs, movedMs: this.#movedMs, certain: this.#certain, heardAt: this.#heardAt };
  }

  begin(): ClockReading {
    const { clock } = this.#needs;
    const wallAt = clock.now();
    return { wallAt, elapsedMs: clock.elapsedMs?.() ?? wallAt };
  }

  /** The date of an answer, with the clocks as its request left. It proves nothing when they moved on the way. */
  hear(begun: ClockReading, serverAt: EpochMs): void {
    this.stop();
    const here = this.begin();
    if (clockMoveMs(begun, here) !== 0) return this.look();
    const sentAt = here.wallAt - (here.elapsedMs - begun.elapsedMs);
    const heard = clockErrorMs({ sentAt, receivedAt: here.wallAt, serverAt });
    this.#heardMs = heard;
    this.#heardBy = here;
    if (isSame(heard, this.#errorMs)) this.#confirm(here);
    else if (heard === 0) this.#take(0);
    else this.#cancel = this.#needs.clock.after(CONFIRM_MS, () => this.#take(heard));
  }

  /** The workstation's clock was set: what was heard by the old one says nothing of it. */
  forget(): void {
    this.stop();
    const wasTold = this.#errorMs !== 0 || this.#movedMs !== 0;
    this.#errorMs = 0;
    this.#heardMs = 0;
    this.#agree(this.begin());
    this.#heardBy = this.#mark;
    this.#heardAt = null;
    if (wasTold) this.#needs.onChanged(0);
  }

  /**
   * Looks from now on whether the clock moved, until the returned function is called. While nobody looked the machine may
   * have slept: a clock that is ahead of the counter is then doubted without a word, one that is behind it was set.
   */
  watch(): () => void {
    this.look({ mayHaveSlept: true });
    const { clock } = this.#needs;
    const again = (): void => {
      this.look();
      cancel = clock.after(LOOK_EVERY_MS, again);
    };
    let cancel = clock.after(LOOK_EVERY_MS, again);
    return () => cancel();
  }

  /** What was heard and not confirmed yet is dropped: who would be told of it goes. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** Holds the clock against the counter now. */
  look({ mayHaveSlept = false } = {}): void {
    const drift = clockMoveMs(this.#mark, this.begin());
    const moved = drift - this.#noticedMs;
    if (Math.abs(moved) <= CLOCK_TOLERANCE_MS) return;
    this.#certain = false;
    this.#noticedMs = drift;
    if (mayHaveSlept && moved > 0) return;
    this.#movedMs += moved;
    this.#needs.onMoved?.(this.#movedMs);
  }

  /** How the messages of one session are dated, from the moment its user logged on. */
  wire(): WireTime {
    const loggedOn = this.begin();
    return {
      now: () => this.#wireNow(),
      loggedOnAt: () => this.#wireNow() - (this.begin().elapsedMs - loggedOn.elapsedMs),
      begin: () => this.begin(),
      hear: (begun, serverAt) => this.hear(begun, serverAt),
    };
  }

  /**
   * As heard last, confirmed or not: a message dated wrongly is refused, and its refusal says the time. A clock that went
   * ahead of the counter since then is followed, a sleep being likelier than a hand; one that went back is not.
   */
  #wireNow(): EpochMs {
    const here = this.begin();
    return here.wallAt + this.#heardMs - Math.min(0, clockMoveMs(this.#heardBy, here));
  }

  /** Where the workstation's clock would stand had nobody set it; earlier after a sleep that the counter did not see. */
  #counted(): EpochMs {
    return this.#mark.wallAt + this.begin().elapsedMs - this.#mark.elapsedMs;
  }

  #take(errorMs: number): void {
    this.#errorMs = errorMs;
    this.#agree(this.begin());
    this.#needs.onChanged(errorMs);
  }

  /** The DMP says again what was known; only a doubt that was told is taken back aloud. */
  #confirm(here: ClockReading): void {
    const wasTold = this.#movedMs !== 0;
    this.#agree(here);
    if (wasTold) this.#needs.onChanged(this.#errorMs);
  }

  #agree(here: ClockReading): void {
    this.#mark = here;
    this.#heardAt = here.wallAt;
    this.#certain = true;
    this.#noticedMs = 0;
    this.#movedMs = 0;
  }
}

function isSame(heardMs: number, errorMs: number): boolean {
  return Math.abs(heardMs - errorMs) <= CLOCK_TOLERANCE_MS && (heardMs === 0) === (errorMs === 0);
}
