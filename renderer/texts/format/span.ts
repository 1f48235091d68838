const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span of time as one says it: `12 min`, `1 h 02`, `3 jours`. */
export function spanText(ms: number): string {
  if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h ${String(Math.floor((ms % HOUR) / MINUTE)).padStart(2, '0')}`;
  const days = Math.round(ms / DAY);
  return `${days} jour${days > 1 ? 's' : ''}`;
}
