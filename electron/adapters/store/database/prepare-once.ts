import type { Sqlite } from './open-database.ts';

/**
 * Prepares each statement once for the life of the database: preparing costs more than most of what is run, and each
 * prepared one is for the collector to end.
 */
export function prepareOnce(database: Sqlite): (sql: string) => ReturnType<Sqlite['prepare']> {
  const prepared = new Map<string, ReturnType<Sqlite['prepare']>>();
  return (sql) => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
}
