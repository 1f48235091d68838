import type { Span } from '../../oracle/instants.ts';

/** Whether an instant is one of those that the words of R25 allow. */
export function isWithin(instant: number | null, { from, to }: Span): boolean {
  return instant !== null && instant >= from && instant <= to;
}
