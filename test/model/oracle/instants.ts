/**
 * R25, written again from its words: the instants of a hold in the civil time of Paris.
 * Where the words leave an hour open (a local time that clocks skip or repeat), both readings bound the instant.
 */
export interface Span {
  /** Not before this instant. */
  from: number;
  /** At this instant at the latest. */
  to: number;
}

interface Civil {
  year: number;
  month: number;
  day: number;
  rest: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Last Sunday of a month, 01:00 UTC: when France changes its clocks (directive 2000/84/CE). */
function changeAt(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1);
}

/** Hours that Paris is ahead of UTC at an instant. */
function offsetAt(instant: number): number {
  const year = new Date(instant).getUTCFullYear();
  return instant >= changeAt(year, 2) && instant < changeAt(year, 9) ? 2 * HOUR : HOUR;
}

export function parisDay(instant: number): { year: number; month: number; day: number } {
  const { year, month, day } = civil(instant);
  return { year, month, day };
}

function civil(instant: number): Civil {
  const local = instant + offsetAt(instant);
  const date = new Date(local);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    rest: ((local % DAY) + DAY) % DAY,
  };
}

/** Every instant at which clocks in Paris show that local time; when none does, the two that surround the gap. */
function spanOf(local: number): Span {
  const candidates = [local - 2 * HOUR, local - HOUR];
  const exact = candidates.filter((instant) => instant + offsetAt(instant) === local);
  const [from = 0, to = from] = exact.length > 0 ? exact : candidates;
  return { from, to };
}

/** T_notice: the same local time, fourteen calendar days on. */
export function noticeSpan(depositedAt: number): Span {
  const { year, month, day, rest } = civil(depositedAt);
  return spanOf(Date.UTC(year, month, day + 14) + rest);
}

/** T_release: the same local time and day number in the next month, or its last day when it has no such day. */
export function releaseSpan(depositedAt: number): Span {
  const { year, month, day, rest } = civil(depositedAt);
  const lastDay = new Date(Date.UTC(year, month + 2, 0)).getUTCDate();
  return spanOf(Date.UTC(year, month + 1, Math.min(day, lastDay)) + rest);
}

/** First instant, in Paris, of the day on which someone reaches an age. */
export function ageReachedAt(birthDate: string, age: number): number {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  return spanOf(Date.UTC(year + age, month - 1, day)).from;
}

/** The same day and local time, a number of years on. */
export function yearsOn(instant: number, years: number): number {
  const { year, month, day, rest } = civil(instant);
  return spanOf(Date.UTC(year + years, month, day) + rest).from;
}
