import type { Store } from '../store/open.ts';
import { statement } from '../store/statement.ts';

/**
 * Uses up the identifier of an assertion.
 *
 * @param skewMs an assertion older than this is refused by its instant, so twice as long is remembered
 * @returns false when it was already used
 */
export function isFirstUse(store: Store, id: string, now: number, skewMs: number): boolean {
  statement(store, 'DELETE FROM assertions_seen WHERE seen_at < ?').run(now - 4 * skewMs);
  return (
    statement(store, 'INSERT OR IGNORE INTO assertions_seen (id, seen_at) VALUES (?, ?)').run(id, now).changes === 1
  );
}
