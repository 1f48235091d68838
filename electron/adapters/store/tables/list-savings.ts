import type { CachedList, ListSaving } from '../../../services/cache/ports.ts';
import type { Sqlite } from '../database/open-database.ts';
import { generationOf, placesOf, type CacheRows } from './cache-rows.ts';
import { CACHE_SQL } from './cache-statements.ts';
import { startIndex, wordsSql, type Generation } from './cache-words.ts';

/** Rows written or forgotten in one commit: some tens of milliseconds. */
const ROWS_A_STEP = 250;

/** Lists on their way into the cache, each beside the one it will replace. */
export class ListSavings {
  readonly #database: Sqlite;
  readonly #rows: CacheRows;
  /** The saving that counts for a dossier: a later one, or a purge, ends those before. */
  readonly #current = new Map<number, ListSaving>();

  constructor(database: Sqlite, rows: CacheRows) {
    this.#database = database;
    this.#rows = rows;
  }

  /** Begins to keep a list. Nothing of it counts before its last step. */
  start(id: string, list: CachedList): ListSaving {
    const dossier = this.#rows.optedIn(id);
    const before = generationOf(dossier.first_position);
    const steps = this.#steps(dossier.id, list, before, before === 0 ? 1 : 0);
    const act = this.#database.transaction(() => steps.next().done === true);
    const saving: ListSaving = {
      steps: Math.ceil(list.rows.length / ROWS_A_STEP),
      step: () => this.#current.get(dossier.id) !== saving || act.immediate(),
    };
    this.#current.set(dossier.id, saving);
    return saving;
  }

  /** Whatever is being written for this dossier is not wanted any more. */
  giveUp(dossierId: number): void {
    this.#current.delete(dossierId);
  }

  /** Each step is one commit: between two of them the program may be killed, and the list before is whole. */
  *#steps(dossierId: number, list: CachedList, before: Generation, next: Generation): Generator<void> {
    yield* this.#forget(dossierId, next);
    startIndex(this.#database, dossierId, next);
    const { from } = placesOf(next);
    for (let at = 0; at < list.rows.length; at += ROWS_A_STEP) {
      this.#rows.insertEntries(dossierId, list.rows.slice(at, at + ROWS_A_STEP), from + at);
      yield;
    }
    const { announced, complete, receivedAt, scopeFrom } = list;
    const saved = { dossierId, announced, complete: complete ? 1 : 0, receivedAt, scopeFrom, from };
    this.#database.prepare(CACHE_SQL.saveList).run(saved);
    yield;
    yield* this.#forget(dossierId, before);
    this.#database.exec(wordsSql(dossierId, before).drop);
  }

  /** Rows first, and their index when none is left: a row is never without the index that it is in. */
  *#forget(dossierId: number, generation: Generation): Generator<void> {
    const forget = this.#database.prepare(CACHE_SQL.forgetSome);
    const some = { dossierId, ...placesOf(generation), most: ROWS_A_STEP * 4 };
    while (forget.run(some).changes > 0) yield;
  }
}
