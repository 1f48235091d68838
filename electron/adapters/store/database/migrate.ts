import type { Sqlite } from './open-database.ts';

/** One step of a schema. Shipped ones are never edited; the number is their place in the list, from 1. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Version of the schema in the file: the number of migrations that it has had. */
export function schemaVersion(database: Sqlite): number {
  const version = database.pragma('user_version', { simple: true });
  return typeof version === 'number' ? version : 0;
}

/** Applies the migrations from the file's version up to `upTo`, each one in its own transaction with its number. */
export function migrateTo(database: Sqlite, migrations: readonly Migration[], upTo: number): void {
  for (let version = schemaVersion(database); version < upTo; version += 1) {
    const migration = migrations[version];
    if (!migration) throw new Error(`No migration ${version + 1}`);
    const step = database.transaction(() => {
      database.exec(migration.sql);
      database.pragma(`user_version = ${version + 1}`);
    });
    step.immediate();
  }
}
