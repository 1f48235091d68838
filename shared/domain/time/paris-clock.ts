import type { EpochMs } from './epoch.ts';

const HOUR_MS = 3_600_000;
const OFFSET = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' });

/** Hours between the clocks of Paris and UTC at an instant, in milliseconds: one in winter, two in summer. */
function offsetAt(at: EpochMs): number {
  const name = OFFSET.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, hours = '1', minutes = '00'] = /GMT\+(\d{2}):(\d{2})/.exec(name) ?? [];
  return Number(hours) * HOUR_MS + Number(minutes) * 60_000;
}

/** A date and time of day as the clocks of Paris show them, whatever the zone of this machine (H50). */
export interface WallTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** Milliseconds since midnight on the dial. */
  readonly sinceMidnightMs: number;
}

const DAY_MS = 24 * HOUR_MS;

/** What the clocks of Paris show at an instant. */
export function wallTimeAt(at: EpochMs): WallTime {
  const dial = at + offsetAt(at);
  const sinceMidnightMs = ((dial % DAY_MS) + DAY_MS) % DAY_MS;
  const date = new Date(dial);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), sinceMidnightMs };
}

/**
 * The instant at which the clocks of Paris show a time. Of a time that comes twice, in October, the first; a time that
 * never comes, in March, is moved on by the hour that the clocks leap (as the calendars of RFC 5545 and Temporal do).
 */
export function instantOf({ year, month, day, sinceMidnightMs }: WallTime): EpochMs {
  const dial = Date.UTC(year, month - 1, day) + sinceMidnightMs;
  const [before, after] = [offsetAt(dial - DAY_MS), offsetAt(dial + DAY_MS)];
  const fits = [before, after].map((offset) => dial - offset).filter((at) => at + offsetAt(at) === dial);
  return fits.length > 0 ? Math.min(...fits) : dial - before;
}
