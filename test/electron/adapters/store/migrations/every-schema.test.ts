import { expect, test } from 'vitest';
import { migrateTo, type Migration } from '../../../../../electron/adapters/store/database/migrate.ts';
import { cacheMigrations } from '../../../../../electron/adapters/store/migrations/cache/index.ts';
import { legalMigrations } from '../../../../../electron/adapters/store/migrations/legal/index.ts';
import { fillCache, filledTables, fillLegal, rowsPut } from './filled-store.ts';
import { atVersion, tables } from './schema-bench.ts';

const past = (migrations: readonly Migration[]): number[] => migrations.slice(1).map((_, place) => place + 1);
const everySchema = [
  ...past(legalMigrations).map((version) => ['legal', version, legalMigrations, fillLegal] as const),
  ...past(cacheMigrations).map((version) => ['cache', version, cacheMigrations, fillCache] as const),
];

test.each(everySchema)(
  'H58: %s %i, filled, jobs in every state: each row is there as it was',
  (of, version, all, fill) => {
    const database = atVersion(all, version);
    fill(database, version);
    migrateTo(database, all, all.length);
    for (const table of filledTables(of, version)) {
      const put = rowsPut(of, table);
      const columns = Object.keys(put[0] ?? {}).join(', ');
      expect(database.prepare(`SELECT ${columns} FROM ${table} ORDER BY rowid`).all(), table).toEqual(put);
    }
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
  },
);

test.each([
  ['legal', legalMigrations],
  ['cache', cacheMigrations],
] as const)('H58: no table of the %s schema is left out of the filling', (of, all) => {
  expect([...filledTables(of, all.length)].sort()).toEqual(tables(atVersion(all, all.length)));
});
