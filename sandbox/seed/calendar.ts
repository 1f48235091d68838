/** Days and instants of the seed, counted from the clock's day in Paris: the same day gives the same store. */

const DAY_MS = 86_400_000;
const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });
const parisOffset = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' });

/** The day in Paris, `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  return parisDay.format(at);
}

/** The instant at which Paris clocks show `time` (`HH:MM[:SS]`), `daysAgo` days before the clock's day. */
export function instantAgo(now: Date, daysAgo: number, time: string): Date {
  const day = new Date(Date.parse(`${dayOf(now)}T00:00:00Z`) - daysAgo * DAY_MS).toISOString().slice(0, 10);
  const wall = `${day}T${time.length === 5 ? `${time}:00` : time}`;
  return new Date(`${wall}${offsetAt(new Date(`${wall}Z`))}`);
}

/** The birthday that makes someone turn `age` in `inDays` days: 0 is today, 1 tomorrow. 29 February falls on 1 March. */
export function birthdayTurning(now: Date, age: number, inDays: number): string {
  const day = new Date(Date.parse(`${dayOf(now)}T00:00:00Z`) + inDays * DAY_MS);
  return new Date(Date.UTC(day.getUTCFullYear() - age, day.getUTCMonth(), day.getUTCDate())).toISOString().slice(0, 10);
}

/** Time of a CDA header: local time with its offset, to the second (CI-SIS structuration minimale §3.5.7.1). */
export function cdaTime(at: Date): string {
  const offset = offsetAt(at);
  const sign = offset.startsWith('-') ? -1 : 1;
  const minutes = sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6)));
  return `${xdsTime(new Date(at.getTime() + minutes * 60_000))}${offset.replace(':', '')}`;
}

/** Time of XDS metadata: UTC, `YYYYMMDDhhmmss`, no offset (dmp-interface §1.1). */
export function xdsTime(at: Date): string {
  return at.toISOString().slice(0, 19).replace(/[-T:]/g, '');
}

/** `24/11/2026` as reports print it, in Paris. */
export function printedDay(at: Date): string {
  return dayOf(at).split('-').reverse().join('/');
}

/** Offsets change on the hour only; asking `Intl` once an hour of the calendar makes large seeds quick. */
const offsets = new Map<number, string>();

function offsetAt(at: Date): string {
  const hour = Math.floor(at.getTime() / 3_600_000);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const name = parisOffset.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT+00:00';
  const offset = name === 'GMT' ? '+00:00' : name.slice(3);
  offsets.set(hour, offset);
  return offset;
}
