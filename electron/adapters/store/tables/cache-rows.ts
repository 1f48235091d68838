import { z } from 'zod';
import type { CachedList } from '../../../services/cache/ports.ts';
import type { Sqlite } from '../database/open-database.ts';
import { blobSchema } from './blob.ts';
import { CACHE_SQL } from './cache-statements.ts';
import { wordsSql, type Generation } from './cache-words.ts';
import { searchWords } from './cached-entry.ts';
import { storedIdentitySchema } from './identity-row.ts';
import { patientKey } from './patient-key.ts';

const insRow = { ins_oid: storedIdentitySchema.shape.ins.shape.oid, ins_value: z.string() };
const dossierSchema = z.strictObject({
  id: z.number(),
  ...insRow,
  opted_in_at: z.number(),
  announced: z.number().nullable(),
  complete: z.number().nullable(),
  received_at: z.number().nullable(),
  scope_from: z.string().nullable(),
  checked_at: z.number(),
  was_treating_physician: z.number(),
  withheld: z.string().nullable(),
  first_position: z.number(),
});
type Dossier = z.infer<typeof dossierSchema>;
export const insSchema = z.strictObject(insRow);
const idSchema = z.strictObject({ id: z.number() });
const forgottenSchema = z.strictObject({ id: z.number(), position: z.number() });
/** More rows than any list has. */
const SPAN = 1_000_000_000;

/** The positions of one generation. */
export function placesOf(generation: Generation): { readonly from: number; readonly to: number } {
  return { from: generation * SPAN, to: (generation + 1) * SPAN };
}

export function generationOf(position: number): Generation {
  return position < SPAN ? 0 : 1;
}
export const uniqueIdSchema = z.strictObject({ unique_id: z.string() });
export const documentSchema = z.strictObject({
  mime_type: z.string(),
  bytes: blobSchema,
  saved_at: z.number(),
});

/** The steps that several acts of the cache are made of. */
export class CacheRows {
  readonly #database: Sqlite;

  constructor(database: Sqlite) {
    this.#database = database;
  }

  dossier(id: string): Dossier | null {
    const row = this.#database.prepare(CACHE_SQL.dossier).get(patientKey(id));
    return row === undefined ? null : dossierSchema.parse(row);
  }

  /** Saving for a dossier that was not opted in is a bug: the service asks first (R41). */
  optedIn(id: string): Dossier {
    const dossier = this.dossier(id);
    if (!dossier) throw new Error('This dossier keeps nothing');
    return dossier;
  }

  documentIds(dossierId: number): string[] {
    const rows = this.#database.prepare(CACHE_SQL.documentIds).all({ dossierId });
    return rows.map((row) => uniqueIdSchema.parse(row).unique_id);
  }

  /** Writes rows of a list from `first` on, and their words. */
  insertEntries(dossierId: number, rows: CachedList['rows'], first: number): void {
    const insertEntry = this.#database.prepare(CACHE_SQL.insertEntry);
    const insertWords = this.#database.prepare(wordsSql(dossierId, generationOf(first)).insert);
    rows.forEach((entry, index) => {
      const uniqueId = entry.uniqueId ?? null;
      const row = { dossierId, position: first + index, uniqueId, entryJson: JSON.stringify(entry) };
      const { id } = idSchema.parse(insertEntry.get(row));
      // Only what can be opened is found: an unreadable row has its place in the list, not in the search.
      if (uniqueId !== null) insertWords.run({ id, words: searchWords(entry) });
    });
  }

  forgetOne(dossierId: number, uniqueId: string): boolean {
    const gone = this.#database.prepare(CACHE_SQL.forgetEntry).all({ dossierId, uniqueId });
    for (const row of gone) {
      const { id, position } = forgottenSchema.parse(row);
      this.#database.prepare(wordsSql(dossierId, generationOf(position)).forget).run({ id });
    }
    const file = this.#database.prepare(CACHE_SQL.forgetDocument).run({ dossierId, uniqueId });
    return gone.length > 0 || file.changes > 0;
  }

  search({ id: dossierId, first_position }: Dossier, query: string, limit: number): string[] {
    const generation = generationOf(first_position);
    if (this.#database.prepare(CACHE_SQL.hasList).get({ dossierId, ...placesOf(generation) }) === undefined) return [];
    const found = this.#database.prepare(wordsSql(dossierId, generation).search).all({ query, limit });
    return found.map((row) => uniqueIdSchema.parse(row).unique_id);
  }

  /** After a purge nothing of it stays in the write-ahead log either (H13). */
  emptyLog(): void {
    this.#database.pragma('wal_checkpoint(TRUNCATE)');
  }
}
