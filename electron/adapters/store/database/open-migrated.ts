import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { StoreFault } from '../store-fault.ts';
import { migrateTo, schemaVersion, type Migration } from './migrate.ts';
import { closeDatabase, openDatabase, type Sqlite } from './open-database.ts';

/** What to open: a file, its key, how durable a commit must be, and the schema this program knows. */
export interface DatabasePlan {
  readonly path: string;
  readonly key: Buffer;
  readonly durability: 'full' | 'normal';
  readonly migrations: readonly Migration[];
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

const copyOf = (path: string, version: number | ''): string => `${path}.before-${version}`;

/**
 * Removes every copy that a migration made, also those of one that was killed: a copy of the cache would outlive the
 * purge of what it holds (R41, H13), and nobody would ever look at it again.
 */
export function removeCopies(path: string): void {
  const names = readdirSync(dirname(path)).filter((name) => name.startsWith(copyOf(basename(path), '')));
  for (const name of names) rmSync(join(dirname(path), name), { force: true });
}

/**
 * Keeps a verified copy of the (still encrypted) file beside it (H58). Only while the database is closed: on POSIX,
 * reading the file elsewhere in this process and closing it would drop SQLite's own lock.
 */
function copyClosed(path: string, version: number): void {
  const copy = copyOf(path, version);
  copyFileSync(path, copy);
  if (digestOf(copy) !== digestOf(path)) throw new Error('The copy before migration differs');
}

function migrateWithCopy(plan: DatabasePlan, opened: Sqlite, version: number): Sqlite {
  closeDatabase(opened);
  copyClosed(plan.path, version);
  const database = openDatabase(plan.path, plan.key, plan.durability);
  try {
    migrateTo(database, plan.migrations, plan.migrations.length);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/**
 * Opens a database and brings it to the schema of this program. A file that already holds rows is copied first; the
 * copy goes once the migration is committed, at the next opening if the process was killed before.
 *
 * @returns the database; `store/newer-schema` when a later program wrote it, which is then left as it is (H58).
 *   What SQLite or the disk says is thrown.
 */
export function openMigrated(plan: DatabasePlan): Result<Sqlite, StoreFault> {
  const database = openDatabase(plan.path, plan.key, plan.durability);
  const version = schemaVersion(database);
  const target = plan.migrations.length;
  if (version > target) {
    database.close();
    return fail({ code: 'store/newer-schema', limit: target });
  }
  const ready = version > 0 && version < target ? migrateWithCopy(plan, database, version) : database;
  if (version === 0) migrateTo(ready, plan.migrations, target);
  removeCopies(plan.path);
  return ok(ready);
}
