import { parseLocalMinute } from '../time/local-minute.ts';
import type { EpochMs } from '../time/epoch.ts';

/** Days of an absence, first and last included, `YYYY-MM-DD` in Paris. */
export interface Leave {
  readonly from: string;
  readonly until: string;
}

export type LeaveFault = 'hold/leave-no-day' | 'hold/leave-reversed' | 'hold/leave-over';

const MINUTE_MS = 60_000;

/** The instant at which the person is back: the midnight after the last day. Null when that is no day. */
export function backAt(leave: Leave): EpochMs | null {
  const lastMinute = parseLocalMinute(`${leave.until}T23:59`);
  return lastMinute === null ? null : lastMinute + MINUTE_MS;
}

/** R29: why announcements cannot be handed over for these days; null when they can. */
export function leaveFault(leave: Leave, now: EpochMs): LeaveFault | null {
  const start = parseLocalMinute(`${leave.from}T00:00`);
  const back = backAt(leave);
  if (start === null || back === null) return 'hold/leave-no-day';
  if (back <= start) return 'hold/leave-reversed';
  return back <= now ? 'hold/leave-over' : null;
}
