import Database from 'better-sqlite3';
import { PATIENT_SIDE_SCHEMA } from './schema-patient-side.ts';
import { SCHEMA } from './schema.ts';

export type Store = Database.Database;

/**
 * Opens the store's file, made when absent. Plain SQLite: it plays the national store, not a workstation.
 *
 * @param path file, or `:memory:` in tests
 */
export function openStore(path: string): Store {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  db.exec(SCHEMA);
  db.exec(PATIENT_SIDE_SCHEMA);
  return db;
}

/** Takes every row away, for a store whose filling was cut short. */
export function emptyStore(db: Store): void {
  const tables = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  db.pragma('foreign_keys = OFF');
  db.transaction(() => {
    for (const { name } of tables) db.exec(`DELETE FROM "${name}"`);
  })();
  db.pragma('foreign_keys = ON');
}
