import type { EpochMs } from '../time/epoch.ts';
import { instantOf, wallTimeAt } from '../time/paris-clock.ts';

/**
 * R13: until when a validated document should have reached the DMP: the end of the day it was validated on, by the
 * clocks of Paris (R.1111-42: «le jour même»). Past it and not received, it is overdue: shown, never dropped.
 *
 * @param validatedAt when the practitioner validated the deposit.
 * @returns the first instant of the next day.
 */
export function dueBy(validatedAt: EpochMs): EpochMs {
  const { year, month, day } = wallTimeAt(validatedAt);
  return instantOf({ year, month, day: day + 1, sinceMidnightMs: 0 });
}
