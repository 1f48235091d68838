/**
 * R23, R25 (CSP R.1111-53): the two instants of an announcement hold, both counted from the first deposit (R24: the
 * reading of one month after the two weeks is rejected). No extension for Sundays or holidays; nothing ever moves them.
 */

const ZONE = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

const NOTICE_DAYS = 14;
const HOUR_MS = 3_600_000;

export interface HoldInstants {
  /** The patient is told that his dossier was updated, without content. */
  noticeAt: number;
  /** The document becomes visible to the patient by itself. */
  releaseAt: number;
}

/**
 * Notice: same local time fourteen days on. Release: same local time, same day of the next month, or its last day.
 *
 * @param depositedAt server time of the first deposit of the datum, epoch ms
 */
export function holdInstants(depositedAt: number): HoldInstants {
  const local = parisTime(depositedAt);
  const nextMonth = new Date(local);
  nextMonth.setUTCDate(1);
  nextMonth.setUTCMonth(nextMonth.getUTCMonth() + 1);
  const lastDay = new Date(Date.UTC(nextMonth.getUTCFullYear(), nextMonth.getUTCMonth() + 1, 0)).getUTCDate();
  nextMonth.setUTCDate(Math.min(new Date(local).getUTCDate(), lastDay));
  return { noticeAt: parisInstant(local + NOTICE_DAYS * 24 * HOUR_MS), releaseAt: parisInstant(nextMonth.getTime()) };
}

/** Wall clock of Paris at an instant, written as if it were UTC: calendar arithmetic needs no zone then. */
function parisTime(at: number): number {
  const parts = new Map(ZONE.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const seconds = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return seconds + (((at % 1000) + 1000) % 1000);
}

/**
 * The instant at which the clocks of Paris show a time. Shown twice in autumn: the first, since a hold never lasts
 * longer than it must. Never shown in spring: as long after midnight as the clock would have said.
 */
function parisInstant(local: number): number {
  const summer = local - 2 * HOUR_MS;
  return parisTime(summer) === local ? summer : local - HOUR_MS;
}
