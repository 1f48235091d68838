import type { EpochMs } from '../time/epoch.ts';

/**
 * Whether the holder must be told again that he is traced (R2, SC.DMP/CONF.11): at the first use, then each time the
 * period has passed. A clock that was set back asks again rather than never.
 */
export function reminderIsDue(lastAt: EpochMs | null, now: EpochMs, periodMs: number): boolean {
  return lastAt === null || now < lastAt || now - lastAt >= periodMs;
}
