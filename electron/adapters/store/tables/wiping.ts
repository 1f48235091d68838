import { z } from 'zod';
import type { Sqlite } from '../database/open-database.ts';
import type { CacheRows } from './cache-rows.ts';
import { CACHE_SQL } from './cache-statements.ts';
import { wordsParts, wordsSql } from './cache-words.ts';

/** Rows wiped in one commit: some tens of milliseconds, though each page is overwritten (`secure_delete`). */
const ROWS_A_STEP = 400;
/** Documents may be as large as is received at all. */
const DOCUMENTS_A_STEP = 2;

const leftSchema = z.strictObject({ id: z.number() });

/**
 * Wipes what purged dossiers left. A purge is one short commit, which takes the patient off the dossier's row: from then on
 * no call reaches anything of it, since all of them begin at the patient. A list of 100,000 rows took seconds to wipe,
 * during which the program heard nothing; its rows, its index and its documents go in steps now. A kill between two of them
 * loses nothing: what is nobody's is found again.
 */
export class Wiping {
  readonly #database: Sqlite;
  readonly #rows: CacheRows;
  #current: Generator<void> | null = null;

  constructor(database: Sqlite, rows: CacheRows) {
    this.#database = database;
    this.#rows = rows;
  }

  /** Takes a dossier from its patient; `again` keeps the wish for a copy, in a row of its own. Short, whatever it holds. */
  leave(dossierId: number, again: boolean): void {
    this.#database
      .transaction(() => {
        const dossier = again ? this.#database.prepare(CACHE_SQL.dossierById).get({ dossierId }) : undefined;
        this.#database.prepare(CACHE_SQL.leave).run({ dossierId });
        if (dossier !== undefined) this.#database.prepare(CACHE_SQL.optInAgain).run(dossier);
      })
      .immediate();
  }

  /** One short commit; true when nothing is left to be wiped. */
  step(): boolean {
    const done = this.#committed();
    // Nothing of it stays in the write-ahead log either (H13).
    if (done) this.#rows.emptyLog();
    return done;
  }

  #committed(): boolean {
    try {
      return this.#database.transaction(() => this.#some()).immediate();
    } catch (error) {
      // What was rolled back is done again, from the first table on.
      this.#current = null;
      throw error;
    }
  }

  #some(): boolean {
    this.#current ??= this.#all();
    if (this.#current.next().done !== true) return false;
    this.#current = null;
    return true;
  }

  *#all(): Generator<void> {
    const next = this.#database.prepare(CACHE_SQL.left);
    for (let left = next.get(); left !== undefined; left = next.get()) yield* this.#one(leftSchema.parse(left).id);
  }

  /** Gives way after each full step, so that a short dossier goes in one. */
  *#one(dossierId: number): Generator<void> {
    for (const generation of [0, 1] as const) {
      for (const sql of wordsParts(this.#database, dossierId, generation)) {
        while (this.#unguarded(sql) === ROWS_A_STEP) yield;
      }
      this.#database.exec(wordsSql(dossierId, generation).drop);
    }
    const entries = this.#database.prepare(CACHE_SQL.wipeEntries);
    while (entries.run({ dossierId, most: ROWS_A_STEP }).changes === ROWS_A_STEP) yield;
    const documents = this.#database.prepare(CACHE_SQL.wipeDocuments);
    while (documents.run({ dossierId, most: DOCUMENTS_A_STEP }).changes === DOCUMENTS_A_STEP) yield;
    this.#database.prepare(CACHE_SQL.forgetDossier).run({ dossierId });
  }

  /** The tables behind an index refuse every other hand: this one is nobody's, and goes whole right after. */
  #unguarded(sql: string): number {
    this.#database.unsafeMode(true);
    try {
      return this.#database.prepare(sql).run({ most: ROWS_A_STEP }).changes;
    } finally {
      this.#database.unsafeMode(false);
    }
  }
}
