import type { EpochMs } from './epoch.ts';
import { instantOf, wallTimeAt } from './paris-clock.ts';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d)$/;

/** Instant of a local minute of Paris, `YYYY-MM-DDThh:mm`; null when it is none. */
export function parseLocalMinute(text: string): EpochMs | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return null;
  return instantOf({ year, month, day, sinceMidnightMs: (hours * 60 + minutes) * 60_000 });
}

/** The same form of an instant, as the clocks of Paris show it. */
export function localMinuteOf(at: EpochMs): string {
  const { year, month, day, sinceMidnightMs } = wallTimeAt(at);
  return new Date(Date.UTC(year, month - 1, day) + sinceMidnightMs).toISOString().slice(0, 16);
}
