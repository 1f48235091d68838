import Database from 'better-sqlite3';
import { migrateTo, type Migration } from '../../../../../electron/adapters/store/database/migrate.ts';
import type { Sqlite } from '../../../../../electron/adapters/store/database/open-database.ts';

type Row = Record<string, unknown>;

/** A database at an older schema. */
export function atVersion(migrations: readonly Migration[], version: number): Sqlite {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = ON');
  migrateTo(database, migrations, version);
  return database;
}

/** Inserts one row, columns by name. */
export function insert(database: Sqlite, table: string, row: Row): void {
  const names = Object.keys(row);
  const places = names.map((name) => `@${name}`).join(', ');
  database.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`).run(row);
}

/** The whole of a table, in the order of its rows. */
export function whole(database: Sqlite, table: string): unknown[] {
  return database.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all();
}

/** Names of the tables of a database, shadow tables of the full-text index left out. */
export function tables(database: Sqlite): string[] {
  const rows = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all();
  return rows.map(String).filter((name) => !name.startsWith('sqlite_') && !/_search_/.test(name));
}
