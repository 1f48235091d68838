import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Migration } from '../../../../electron/adapters/store/database/migrate.ts';
import { closeDatabase } from '../../../../electron/adapters/store/database/open-database.ts';
import { openMigrated } from '../../../../electron/adapters/store/database/open-migrated.ts';
import { temporaryFolder } from './store-support.ts';

const first: Migration = { name: '0001', sql: 'CREATE TABLE notes (text TEXT NOT NULL) STRICT;' };
const second: Migration = { name: '0002', sql: "ALTER TABLE notes ADD COLUMN kind TEXT NOT NULL DEFAULT 'old';" };
const broken: Migration = { name: '0002', sql: 'UPDATE notes SET text = 1 / 0 || NULL; CREATE TABLE notes (x);' };

const key = randomBytes(32);
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function open(migrations: readonly Migration[]): ReturnType<typeof openMigrated> {
  return openMigrated({ path: join(folder.path, 'legal.db'), key, durability: 'full', migrations });
}

function filled(): void {
  const opened = open([first]);
  if (!opened.ok) throw new Error(opened.fault.code);
  opened.value.exec("INSERT INTO notes VALUES ('kept')");
  closeDatabase(opened.value);
}

test('H58: an older file is migrated, and the copy made before goes once it is done', () => {
  filled();
  const opened = open([first, second]);
  if (!opened.ok) throw new Error(opened.fault.code);
  expect(opened.value.prepare('SELECT * FROM notes').all()).toEqual([{ text: 'kept', kind: 'old' }]);
  closeDatabase(opened.value);
  expect(readdirSync(folder.path)).toEqual(['legal.db']);
});

test('H58: a migration that fails leaves the older file whole, and its copy beside it', () => {
  filled();
  expect(() => open([first, broken])).toThrow();
  expect(existsSync(join(folder.path, 'legal.db.before-1'))).toBe(true);
  const again = open([first]);
  if (!again.ok) throw new Error(again.fault.code);
  expect(again.value.prepare('SELECT * FROM notes').all()).toEqual([{ text: 'kept' }]);
  again.value.close();
});

test.each([
  ['in the middle', [first]],
  ['after its last step', [first, second]],
])('H13, H58: the copy of a migration that was killed %s goes at the next opening', (_, before) => {
  filled();
  const killed = open(before);
  if (killed.ok) closeDatabase(killed.value);
  for (const version of [1, 7]) writeFileSync(join(folder.path, `legal.db.before-${version}`), 'an older copy');
  const opened = open([first, second]);
  if (opened.ok) closeDatabase(opened.value);
  expect(readdirSync(folder.path)).toEqual(['legal.db']);
});

test('H58: a file of a later program is refused and left as it is', () => {
  filled();
  const later = open([first, second]);
  if (later.ok) closeDatabase(later.value);
  expect(open([first])).toEqual({ ok: false, fault: { code: 'store/newer-schema', limit: 1 } });
  const again = open([first, second]);
  expect(again.ok).toBe(true);
  if (again.ok) again.value.close();
});
