import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { insId } from '../../../shared/domain/patient/ins.ts';
import { searchWords } from '../../../electron/adapters/store/tables/cached-entry.ts';
import type { Store } from '../../../electron/adapters/store/store.ts';
import { keepList, opened } from '../../electron/adapters/store/store-support.ts';
import { generatedEntry, generatedIns } from './generated-entries.ts';

/** One dossier of the filled cache. */
export interface FilledDossier {
  readonly insId: string;
  readonly documents: number;
}

/** The whole of the load: the hardest case (every document in the open dossier), and an ordinary big dossier. */
const SIZES = [100_000, 2_000, 300, 300, 300];

export const FILLED: readonly FilledDossier[] = SIZES.map((documents, index) => ({
  insId: insId(generatedIns(index + 1)),
  documents,
}));

/** Both copies of the same rows. */
export interface FilledCache {
  readonly store: Store;
  /** Plain unencrypted SQLite: `entries (dossier, unique_id, words)`. */
  readonly plain: Database.Database;
  close(): void;
}

function entriesOf(dossier: number, documents: number) {
  return Array.from({ length: documents }, (_, index) => generatedEntry(dossier * 1_000_000 + index));
}

function fillPlain(plain: Database.Database): void {
  plain.exec('CREATE TABLE entries (id INTEGER PRIMARY KEY, dossier INTEGER, unique_id TEXT, words TEXT)');
  plain.exec('CREATE INDEX entries_dossier ON entries (dossier)');
  const insert = plain.prepare('INSERT INTO entries (dossier, unique_id, words) VALUES (?, ?, ?)');
  plain.transaction(() => {
    FILLED.forEach(({ documents }, dossier) => {
      for (const entry of entriesOf(dossier, documents)) insert.run(dossier, entry.uniqueId, searchWords(entry));
    });
  })();
}

async function fill(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const store = await opened(folder);
  const at = Date.now();
  FILLED.forEach(({ insId: id, documents }, dossier) => {
    store.cache?.optIn(id, at);
    const rows = entriesOf(dossier, documents);
    keepList(store.cache, id, { rows, announced: documents, complete: true, receivedAt: at, scopeFrom: null });
  });
  store.close();
  const plain = new Database(join(folder, 'plain.sqlite'));
  fillPlain(plain);
  plain.close();
}

/** Opens the filled cache; makes it once, and keeps it for the next runs (its folder bears the number of its form). */
export async function openFilledCache(keptFolder: string): Promise<FilledCache> {
  const folder = join(keptFolder, 'search-1');
  if (!existsSync(folder)) {
    const draft = `${folder}.new`;
    await fill(draft);
    renameSync(draft, folder);
  }
  const store = await opened(folder);
  const plain = new Database(join(folder, 'plain.sqlite'), { readonly: true });
  plain.pragma('cache_size = -16384');
  return {
    store,
    plain,
    close: () => {
      store.close();
      plain.close();
    },
  };
}
