import { ageOn, parisDay } from '../../../shared/domain/patient/age.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

const SHORT_MONTHS = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
];

/** A calendar date as far as it is known; months 1 to 12. */
export interface PartialDate {
  readonly year: string;
  readonly month?: number;
  readonly day?: number;
}

/** Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`; null when it is none of them. */
export function readPartialDate(text: string): PartialDate | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match?.[1]) return null;
  return {
    year: match[1],
    ...(match[2] && match[2] !== '00' && { month: Number(match[2]) }),
    ...(match[3] && match[3] !== '00' && { day: Number(match[3]) }),
  };
}

/** The name of a month, 1 to 12; empty when there is no such month. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** The short name of a month as lists write it: `nov.`. */
export function shortMonthName(month: number): string {
  return SHORT_MONTHS[month - 1] ?? '';
}

/** `14 juillet 1977`, `juillet 1977`, `1977`: what is unknown is not invented (H50). */
export function partialDateInLetters(date: PartialDate): string {
  const day = date.day === undefined ? '' : `${date.day === 1 ? '1er' : date.day} `;
  const month = date.month === undefined ? '' : `${monthName(date.month)} `;
  return `${month && day}${month}${date.year}`;
}

/** Date of birth with its month in letters, so that 03/06 and 06/03 are not mistaken for each other (H01). */
export function birthDateInLetters(birthDate: string): string {
  const date = readPartialDate(birthDate);
  return date ? partialDateInLetters(date) : birthDate;
}

function monthsOld(birthDate: string, day: string): number {
  const at = (text: string, from: number, to: number): number => Number(text.slice(from, to));
  const months = (at(day, 0, 4) - at(birthDate, 0, 4)) * 12 + at(day, 5, 7) - at(birthDate, 5, 7);
  return at(day, 8, 10) >= at(birthDate, 8, 10) ? months : months - 1;
}

/** Age as one says it: years, months below two years, days below one month. */
export function ageText(birthDate: string, now: EpochMs): string {
  const today = parisDay(now);
  const years = ageOn(today, birthDate);
  if (years >= 2 || birthDate.length < 10) return `${years} an${years > 1 ? 's' : ''}`;
  const months = monthsOld(birthDate, today);
  if (months >= 1) return `${months} mois`;
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(birthDate)) / 86_400_000));
  return `${days} jour${days > 1 ? 's' : ''}`;
}

const EIGHT_DIGITS = /^(\d{2})(\d{2})(\d{4})$/;

/**
 * Reads what one types, `14/07/1977`, `14071977`, `07/1977` or `1977`, as `YYYY-MM-DD`; unreadable text comes back as typed.
 * A separator too many is a slip of the hand, perhaps in place of a digit: `-1/1/2026` is no date.
 */
export function typedDateToIso(typed: string): string {
  const parts = typed
    .trim()
    .replace(EIGHT_DIGITS, '$1/$2/$3')
    .split(/\s*[/.\-\s]\s*/);
  if (parts.some((part) => !/^\d{1,4}$/.test(part)) || parts.length > 3) return typed.trim();
  const [year = '', month, day] = parts[0]?.length === 4 ? parts : parts.reverse();
  return [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-');
}

/** `2026-11-20` as `20/11/2026`; what is not a full date stays as it is. */
export function isoToTypedDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return match ? `${match[3]}/${match[2]}/${match[1]}` : iso;
}

/** A date as a form keeps it once it is whole. */
export const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** As long as a form keeps what is no date. */
const LONGEST_TYPED = 20;

/** The date as a form keeps it: ISO once it is whole, else as typed, so that nothing typed is lost. */
export function typedDay(typed: string): string {
  const iso = typedDateToIso(typed);
  return FULL_DATE.test(iso) ? iso : typed.trim().slice(0, LONGEST_TYPED);
}

/** `2026-11-20T09:30` as `20/11/2026 09:30`; anything else stays as it is. */
export function localMinuteToTyped(minute: string): string {
  const [day = '', time] = minute.split('T');
  return time === undefined ? minute : `${isoToTypedDate(day)} ${time}`;
}

/** `20/11/2026 9h30` or `20/11/2026 09:30` as `2026-11-20T09:30`; what is no minute stays as typed. */
export function typedMinute(typed: string): string {
  const match = /^(\S+)\s+(\d{1,2})\s*(?:[:hH]\s*(\d{2})|[hH])$/.exec(typed.trim());
  const day = typedDay(match?.[1] ?? '');
  if (!match || !FULL_DATE.test(day)) return typed.trim().slice(0, LONGEST_TYPED);
  return `${day}T${match[2]?.padStart(2, '0')}:${match[3] ?? '00'}`;
}
