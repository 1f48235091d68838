import { rmSync } from 'node:fs';
import type { CachedList, CacheStore, ListSaving } from '../../services/cache/ports.ts';
import { closeDatabase, type Sqlite } from './database/open-database.ts';
import { openMigrated, removeCopies } from './database/open-migrated.ts';
import { cacheMigrations } from './migrations/cache/index.ts';
import { storeFaultOf } from './store-fault.ts';
import { cacheTable } from './tables/cache.ts';

/** Removes a database with its logs and with every copy of it. */
export function removeDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
  removeCopies(path);
}

const NOTHING_TO_SAVE: ListSaving = { steps: 0, step: () => true };

const isTorn = (error: unknown): boolean => storeFaultOf(error)?.code === 'store/corrupt';

/**
 * The copies of dossiers on disk. A page that is torn, met at the opening or in the middle of a list or of a document,
 * never stops the work: the file holds only what the DMP has, so it starts again empty, and that is told (H13, H58).
 */
export class CacheFile {
  /** Heard when a torn page was met after the opening. */
  onStartedAgain: () => void = () => undefined;
  readonly store: CacheStore;
  readonly #path: string;
  readonly #key: Buffer;
  #startedEmpty = false;
  #closed = false;
  #database: Sqlite;
  #table: CacheStore;

  /** Opens or makes the file of `path`; a damaged one, or one of a later program, starts again. */
  constructor(path: string, key: Buffer) {
    this.#path = path;
    this.#key = key;
    const opened = this.#open();
    [this.#database, this.#table] = opened ?? this.#startAgain();
    this.store = this.#guarded();
  }

  /** The file was damaged: what it held is gone. */
  get startedEmpty(): boolean {
    return this.#startedEmpty;
  }

  close(): void {
    this.#closed = true;
    closeDatabase(this.#database);
  }

  /** Null when the file is torn or of another schema. Statements are prepared now: a torn index is met here. */
  #open(): [Sqlite, CacheStore] | null {
    let database: Sqlite | null = null;
    try {
      const opened = openMigrated({
        path: this.#path,
        key: this.#key,
        durability: 'normal',
        migrations: cacheMigrations,
      });
      if (!opened.ok) return null;
      database = opened.value;
      return [database, cacheTable(database)];
    } catch (error) {
      database?.close();
      if (isTorn(error)) return null;
      throw error;
    }
  }

  #startAgain(): [Sqlite, CacheStore] {
    removeDatabase(this.#path);
    this.#startedEmpty = true;
    const fresh = this.#open();
    if (!fresh) throw new Error('A fresh cache has this schema');
    return fresh;
  }

  /** Does something with the copies; where a page is torn they are gone, and there is nothing. */
  #with<Value>(act: (table: CacheStore) => Value, nothing: Value): Value {
    try {
      return act(this.#table);
    } catch (error) {
      if (!isTorn(error)) throw error;
      this.#database.close();
      [this.#database, this.#table] = this.#startAgain();
      this.onStartedAgain();
      return nothing;
    }
  }

  /** Its steps come later: the file may be closed by then (a lock), or have started again. */
  #startList(id: string, list: CachedList): ListSaving {
    const file = this.#table;
    const saving = this.#with((table) => table.startList(id, list), NOTHING_TO_SAVE);
    const step = (): boolean => this.#closed || this.#table !== file || this.#with(() => saving.step(), true);
    return { steps: saving.steps, step };
  }

  #guarded(): CacheStore {
    return {
      isOptedIn: (id) => this.#with((table) => table.isOptedIn(id), false),
      optIn: (id, at) => {
        const before = this.#table;
        this.#with((table) => table.optIn(id, at), undefined);
        // A person asks for it, on the screen: the new file takes it.
        if (this.#table !== before) this.#table.optIn(id, at);
      },
      optedIn: () => this.#with((table) => table.optedIn(), []),
      check: (id, check) => this.#with((table) => table.check(id, check), undefined),
      lastCheck: (id) => this.#with((table) => table.lastCheck(id), null),
      purge: (id) => this.#with((table) => table.purge(id), []),
      empty: (id) => this.#with((table) => table.empty(id), []),
      // What is left of a file that started again, or is closed, is not wiped here.
      wipeSome: () => this.#closed || this.#with((table) => table.wipeSome(), true),
      purgeDocuments: (id, uniqueIds) => this.#with((table) => table.purgeDocuments(id, uniqueIds), []),
      startList: (id, list) => this.#startList(id, list),
      list: (id) => this.#with((table) => table.list(id), null),
      extent: (id) => this.#with((table) => table.extent(id), { receivedAt: null, complete: false, kept: 0 }),
      saveEntry: (id, entry) => this.#with((table) => table.saveEntry(id, entry), undefined),
      saveDocument: (...document) => this.#with((table) => table.saveDocument(...document), undefined),
      document: (id, uniqueId) => this.#with((table) => table.document(id, uniqueId), null),
      hasList: (id) => this.#with((table) => table.hasList(id), false),
      documentIds: (id) => this.#with((table) => table.documentIds(id), []),
      search: (id, words, limit) => this.#with((table) => table.search(id, words, limit), []),
    };
  }
}
