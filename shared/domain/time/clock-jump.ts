import { CLOCK_TOLERANCE_MS } from './clock-error.ts';
import type { EpochMs } from './epoch.ts';

/** The wall clock and the machine's counter at one moment. Nobody sets the counter; in a sleep it may stand still. */
export interface ClockReading {
  readonly wallAt: EpochMs;
  readonly elapsedMs: number;
}

/**
 * By how much the wall clock moved beside the counter between two readings: positive after it was set ahead or a sleep
 * that the counter did not see, negative only after it was set back. 0 below the tolerance: a clock that is nudged
 * into step by the network's time moves by seconds.
 */
export function clockMoveMs(before: ClockReading, after: ClockReading): number {
  const moved = after.wallAt - before.wallAt - (after.elapsedMs - before.elapsedMs);
  return Math.abs(moved) > CLOCK_TOLERANCE_MS ? Math.round(moved) : 0;
}
