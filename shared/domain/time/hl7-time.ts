import { fail, ok, type Result } from '../../result.ts';
import type { Fault } from '../../fault.ts';
import type { EpochMs } from './epoch.ts';

/**
 * A time as an HL7 or XDS message prints it, with the precision it had (H50: a date never becomes an instant).
 *
 * `text` is the wire form `YYYY[MM[DD[hh[mm[ss[.f]]]]]][±ZZzz]`; XDS slots carry UTC without offset
 * (CDA CI-SIS V1.16.8 §3.5.4), CDA headers carry local time with offset (§3.5.7.1).
 */
export interface Hl7Time {
  readonly text: string;
  readonly precision: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';
  /** Minutes east of UTC, or null when the text bears no offset. */
  readonly offsetMinutes: number | null;
}

const SHAPE = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.\d{1,6})?)?)?)?)?)?([+-]\d{4})?$/;
const PRECISIONS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

function fieldsOf(match: RegExpExecArray): Fields {
  const at = (index: number, absent: number): number => (match[index] === undefined ? absent : Number(match[index]));
  return { year: at(1, 1), month: at(2, 1), day: at(3, 1), hour: at(4, 0), minute: at(5, 0), second: at(6, 0) };
}

function isRealTime(f: Fields): boolean {
  const date = new Date(Date.UTC(f.year, f.month - 1, f.day));
  date.setUTCFullYear(f.year);
  const sameDay = date.getUTCMonth() === f.month - 1 && date.getUTCDate() === f.day;
  return sameDay && f.hour < 24 && f.minute < 60 && f.second < 60;
}

/**
 * Reads an HL7 v3 / XDS time.
 *
 * @param text wire form, blanks around it ignored.
 * @returns the time with its own precision; fault `time/unreadable` when the form or the calendar is wrong.
 */
export function parseHl7Time(text: string): Result<Hl7Time, Fault<'time/unreadable'>> {
  const trimmed = text.trim();
  const match = SHAPE.exec(trimmed);
  if (!match || !isRealTime(fieldsOf(match))) return fail({ code: 'time/unreadable' });
  const depth = [2, 3, 4, 5, 6].filter((index) => match[index] !== undefined).length;
  const zone = match[7];
  const offset = zone ? Number(`${zone[0]}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5))) : null;
  return ok({ text: trimmed, precision: PRECISIONS[depth] ?? 'second', offsetMinutes: offset });
}

/**
 * The earliest instant the text can mean; without offset the text is read as UTC, as XDS metadata are.
 * Only for ordering and bounds: what is shown keeps the printed precision.
 */
export function earliestInstant(time: Hl7Time): EpochMs {
  const match = SHAPE.exec(time.text);
  if (!match) return Number.NaN;
  const f = fieldsOf(match);
  const utc = new Date(Date.UTC(f.year, f.month - 1, f.day, f.hour, f.minute, f.second));
  utc.setUTCFullYear(f.year);
  return utc.getTime() - (time.offsetMinutes ?? 0) * 60_000;
}

/** XDS form of an instant: UTC `YYYYMMDDhhmmss`, no offset (ITI TF-3 §4.2.3.1.7). */
export function toXdsTime(at: EpochMs): string {
  return new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14);
}
