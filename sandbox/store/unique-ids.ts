import type { Store } from './open.ts';
import { statement } from './statement.ts';

/** True when a document or a submission set already bears this identifier. */
export function uniqueIdInUse(store: Store, uniqueId: string): boolean {
  const found = statement<[string, string], { found: 1 }>(
    store,
    'SELECT 1 AS found FROM documents WHERE unique_id = ? UNION ALL SELECT 1 FROM submission_sets WHERE unique_id = ? LIMIT 1',
  ).get(uniqueId, uniqueId);
  return found !== undefined;
}
