import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';

const ZONE = 'Europe/Paris';

/** One formatter for all calls: building it costs far more than using it. */
const PARIS = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const MINUTE_MS = 60_000;

function localFields(at: EpochMs): number {
  const parts = PARIS.formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? '0');
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

function offsetMinutes(at: EpochMs): number {
  const wholeSecond = Math.floor(at / 1000) * 1000;
  return Math.round((localFields(wholeSecond) - wholeSecond) / MINUTE_MS);
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const digits = `${String(Math.floor(size / 60)).padStart(2, '0')}${String(size % 60).padStart(2, '0')}`;
  return `${minutes < 0 ? '-' : '+'}${digits}`;
}

function digitsOf(localMs: number, length: 12 | 14): string {
  return new Date(localMs).toISOString().replace(/[-:T]/g, '').slice(0, length);
}

/** CDA form of an instant: local time of the practice to the second, with its offset (CDA CI-SIS V1.16.8 §3.5.7.1). */
export function toCdaInstant(at: EpochMs): string {
  const offset = offsetMinutes(at);
  return `${digitsOf(at + offset * MINUTE_MS, 14)}${offsetText(offset)}`;
}

/**
 * CDA form of a local date or of a local date and minute.
 *
 * A date stays a date (H50: it never becomes an instant); a minute bears the offset that Paris had then. In the hour
 * that comes twice in October the first one is meant; the hour that does not exist in March takes the winter offset.
 *
 * @param local `YYYY-MM-DD` or `YYYY-MM-DDThh:mm`.
 */
export function toCdaLocalTime(local: string): string {
  const digits = local.replace(/[-:T]/g, '');
  if (digits.length <= 8) return digits;
  const asUtc = Date.parse(`${local.slice(0, 16)}:00Z`);
  const before = offsetMinutes(asUtc - 3 * 60 * MINUTE_MS);
  const instant = asUtc - before * MINUTE_MS;
  const offset = offsetMinutes(instant);
  const agrees = digitsOf(instant + offset * MINUTE_MS, 12) === digits.slice(0, 12);
  return `${digits.slice(0, 12)}${offsetText(agrees ? offset : offsetMinutes(asUtc - offset * MINUTE_MS))}`;
}
