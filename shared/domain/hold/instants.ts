import type { EpochMs } from '../time/epoch.ts';
import { instantOf, wallTimeAt } from '../time/paris-clock.ts';

/** The two instants of an announcement hold (R23). Nothing moves them: no function here extends or restarts (N8). */
export interface HoldInstants {
  /** The patient is told that his dossier was updated, without content. */
  readonly noticeAt: EpochMs;
  /** The document becomes visible to the patient by itself. */
  readonly releaseAt: EpochMs;
}

const NOTICE_DAYS = 14;

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * R25, H19 (CSP R.1111-53): notice at the same time of day fourteen days after the deposit; release at the same time
 * and day number of the next month, or on its last day. Paris time; Sundays and holidays extend nothing. Both count
 * from the deposit (R24: a month after the two weeks would hide the document too long).
 *
 * @param depositedAt T0, the server's time of the first deposit, epoch ms.
 */
export function holdInstants(depositedAt: EpochMs): HoldInstants {
  const { year, month, day, sinceMidnightMs } = wallTimeAt(depositedAt);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  const releaseDay = Math.min(day, lastDayOf(next.year, next.month));
  return {
    // Days beyond the end of a month run on into the next one, as calendars count.
    noticeAt: instantOf({ year, month, day: day + NOTICE_DAYS, sinceMidnightMs }),
    releaseAt: instantOf({ ...next, day: releaseDay, sinceMidnightMs }),
  };
}
