import { earliestInstant, parseHl7Time, type Hl7Time } from '../../../shared/domain/time/hl7-time.ts';
import { parisDay } from '../../../shared/domain/patient/age.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import { timeOf } from './dates.ts';
import { partialDateInLetters, shortMonthName, type PartialDate } from './partial-date.ts';

/** The calendar day a wire time stands for, in France; its precision is kept (H50: a date never becomes an instant). */
function calendarOf(time: Hl7Time): PartialDate {
  const { text, precision } = time;
  if (precision === 'year') return { year: text.slice(0, 4) };
  if (precision === 'month') return { year: text.slice(0, 4), month: Number(text.slice(4, 6)) };
  const day = precision === 'day' ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}` : localDay(time);
  return { year: day.slice(0, 4), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** A time with an offset keeps the producer's own day; XDS times are UTC and are shown in France. */
function localDay(time: Hl7Time): string {
  if (time.offsetMinutes === null) return parisDay(earliestInstant(time));
  return `${time.text.slice(0, 4)}-${time.text.slice(4, 6)}-${time.text.slice(6, 8)}`;
}

function clockOf(time: Hl7Time): string {
  if (time.precision !== 'minute' && time.precision !== 'second') return '';
  if (time.offsetMinutes === null) return timeOf(earliestInstant(time));
  return `${time.text.slice(8, 10)}:${time.text.slice(10, 12)}`;
}

/** Date column of a list: `20 nov.`, with the year beneath when it is not this one; text that no one can read stays. */
export function listDate(wire: string | undefined, now: EpochMs): { readonly day: string; readonly year?: string } {
  if (!wire) return { day: 'sans date' };
  const time = parseHl7Time(wire);
  if (!time.ok) return { day: wire };
  const { year, month, day } = calendarOf(time.value);
  if (month === undefined) return { day: year };
  const short = shortMonthName(month);
  const text = day === undefined ? short : `${day} ${short}`;
  return year === parisDay(now).slice(0, 4) ? { day: text } : { day: text, year };
}

/** `20 novembre 2026 à 07:45`, at the precision of the wire text; `heure du producteur` when it bore an offset. */
export function longWireTime(wire: string): string {
  const time = parseHl7Time(wire);
  if (!time.ok) return wire;
  const clock = clockOf(time.value);
  return `${partialDateInLetters(calendarOf(time.value))}${clock && ` à ${clock}`}`;
}

/** Sorting key of a wire time: instants descending, unreadable ones last. */
export function instantOf(wire: string | undefined): EpochMs {
  const time = wire ? parseHl7Time(wire) : null;
  return time?.ok ? earliestInstant(time.value) : Number.NEGATIVE_INFINITY;
}

/** Calendar year shown over a group of rows; empty when the date is unreadable. */
export function yearOf(wire: string | undefined): string {
  const time = wire ? parseHl7Time(wire) : null;
  return time?.ok ? calendarOf(time.value).year : '';
}
