import type { Statement } from 'better-sqlite3';
import type { Store } from './open.ts';

const prepared = new WeakMap<Store, Map<string, Statement>>();

/**
 * The prepared statement for a fixed SQL text, compiled once per open store. Seeding a hundred thousand documents
 * runs a few texts millions of times. Only constant texts belong here; a query built from filters is prepared apart.
 */
export function statement<Bind extends unknown[] = unknown[], Row = unknown>(
  db: Store,
  sql: string,
): Statement<Bind, Row> {
  const known = prepared.get(db) ?? new Map<string, Statement>();
  prepared.set(db, known);
  const one = known.get(sql) ?? db.prepare(sql);
  known.set(sql, one);
  return one as Statement<Bind, Row>; // the caller names the row of its own SQL text
}
