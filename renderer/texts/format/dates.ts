import { parisDay } from '../../../shared/domain/patient/age.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

const ZONE = 'Europe/Paris';
const shape = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('fr-FR', { timeZone: ZONE, ...options });

const TIME = shape({ hour: '2-digit', minute: '2-digit' });
const TIME_SECONDS = shape({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const LONG_DAY = shape({ day: 'numeric', month: 'long', year: 'numeric' });
const DAY_MONTH = shape({ day: 'numeric', month: 'long' });
const SHORT_WEEKDAY = shape({ weekday: 'short', day: 'numeric', month: 'short' });
const SHORT_DAY = shape({ day: 'numeric', month: 'short' });
const WEEKDAY = shape({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** «1 janvier» is written «1er janvier». */
function first(text: string): string {
  return text.replace(/(^|\s)1 (?=\p{L})/u, '$11er ');
}

/** `16:40`. */
export function timeOf(at: EpochMs): string {
  return TIME.format(at);
}

/** `09:11:42`. */
export function preciseTimeOf(at: EpochMs): string {
  return TIME_SECONDS.format(at);
}

/** `18 mai 2027`. */
export function longDay(at: EpochMs): string {
  return first(LONG_DAY.format(at));
}

/** `12 octobre`, with its year when it is another one. */
export function dayOfYear(at: EpochMs, now: EpochMs): string {
  const sameYear = parisDay(at).slice(0, 4) === parisDay(now).slice(0, 4);
  return sameYear ? first(DAY_MONTH.format(at)) : longDay(at);
}

/** `mardi 24 novembre 2026`. */
export function weekdayOf(at: EpochMs): string {
  return first(WEEKDAY.format(at));
}

/** `ven. 27 nov.`. */
export function shortWeekday(at: EpochMs): string {
  return first(SHORT_WEEKDAY.format(at));
}

/** `27 nov.`. */
export function shortDay(at: EpochMs): string {
  return first(SHORT_DAY.format(at));
}

/** `mardi 24 novembre 2026, 09:31`. */
export function weekdayAndTime(at: EpochMs): string {
  return `${weekdayOf(at)}, ${timeOf(at)}`;
}

/** `aujourd’hui à 09:12`, `le 19 novembre 2026 à 09:12`. */
export function dayAndTime(at: EpochMs, now: EpochMs): string {
  const day = parisDay(at) === parisDay(now) ? 'aujourd’hui' : `le ${longDay(at)}`;
  return `${day} à ${timeOf(at)}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in words (H12: the age of a copied row is never an icon alone). */
export function ageInWords(at: EpochMs, now: EpochMs): string {
  const span = Math.max(0, now - at);
  if (span < MINUTE) return 'à l’instant';
  if (span < HOUR) return `il y a ${Math.floor(span / MINUTE)} min`;
  if (span < DAY) return `il y a ${Math.floor(span / HOUR)} h`;
  const days = Math.floor(span / DAY);
  return `il y a ${days} jour${days > 1 ? 's' : ''}`;
}
