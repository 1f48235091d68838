import type { Sqlite } from '../database/open-database.ts';

/**
 * The full-text index over the metadata of one cached dossier (FTS5, accents folded). Each dossier has its own: a query
 * can only meet the dossier it is asked of (H43), and a purge drops the index whole, where taking 100,000 entries out
 * of a shared one took a minute and a half (H13). The number comes from our own `dossiers` table, never from outside.
 */
const indexOf = (dossierId: number, generation: Generation): string =>
  `entries_search_${Math.trunc(dossierId)}${generation === 0 ? '' : '_1'}`;

/** A dossier has two places for a list: the one in force is in one of them, the one being written in the other. */
export type Generation = 0 | 1;

/** How many of the first entries found, in the order of the list, are weighed against each other. */
const WEIGHED = 2_000;

/** Statements of the index of one dossier, named once. */
export function wordsSql(dossierId: number, generation: Generation) {
  const index = indexOf(dossierId, generation);
  return {
    drop: `DROP TABLE IF EXISTS ${index}`,
    create: `
      CREATE VIRTUAL TABLE ${index} USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`,
    // Really removes the words of an entry that goes, instead of leaving them until the index is merged.
    removeForReal: `INSERT INTO ${index} (${index}, rank) VALUES ('secure-delete', 1)`,
    insert: `INSERT INTO ${index} (rowid, words) VALUES (@id, @words)`,
    forget: `DELETE FROM ${index} WHERE rowid = @id`,
    // Weighing every entry of a common word would cost a third of a second over 100,000; the first ones are enough.
    search: `
      SELECT unique_id FROM (
        SELECT id, weight FROM (
          SELECT rowid AS id, bm25(${index}) AS weight FROM ${index}
          WHERE ${index} MATCH @query ORDER BY rowid LIMIT ${WEIGHED})
        ORDER BY weight LIMIT @limit)
      JOIN entries USING (id) ORDER BY weight, id`,
  } as const;
}

/** Makes the index of a dossier afresh, empty. */
export function startIndex(database: Sqlite, dossierId: number, generation: Generation): void {
  const sql = wordsSql(dossierId, generation);
  for (const statement of [sql.drop, sql.create, sql.removeForReal]) database.exec(statement);
}

/** The key of each table behind an index of FTS5 that grows with it (SQLite, FTS5 §9). */
const GROWING = { content: 'id', docsize: 'id', data: 'id', idx: '(segid, term)' } as const;

/**
 * Statements that empty an index table by table, `@most` rows at a time, before it is dropped: dropped whole, one of
 * 100,000 entries took a second. None where there is no such index.
 */
export function wordsParts(database: Sqlite, dossierId: number, generation: Generation): string[] {
  const index = indexOf(dossierId, generation);
  const known = database.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(index);
  if (known === undefined) return [];
  return Object.entries(GROWING).map(([part, key]) => {
    const keys = key.replace(/[()]/g, '');
    return `DELETE FROM ${index}_${part} WHERE ${key} IN (SELECT ${keys} FROM ${index}_${part} LIMIT @most)`;
  });
}
