import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  closeDatabase,
  openDatabase,
  type Sqlite,
} from '../../../../electron/adapters/store/database/open-database.ts';
import { openMigrated } from '../../../../electron/adapters/store/database/open-migrated.ts';
import { newKey } from '../../../../electron/adapters/store/keys/wrap-key.ts';
import { cacheMigrations } from '../../../../electron/adapters/store/migrations/cache/index.ts';
import { cacheTable } from '../../../../electron/adapters/store/tables/cache.ts';
import { LocalCopies } from '../../../../electron/services/cache/local-copies.ts';
import { insId } from '../../../../shared/domain/patient/ins.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { entry, testIns } from './samples.ts';
import { HOLDER, temporaryFolder } from './store-support.ts';

const A = insId(testIns(1));
const B = insId(testIns(2));
const LIFE_MS = 1_000;
let folder: ReturnType<typeof temporaryFolder>;
let key: Buffer;
let database: Sqlite;

const at = (name: string): string => join(folder.path, name);

/** Every byte of the file as one who has the key reads it, free pages and free room in pages included. */
function inClear(): Buffer {
  closeDatabase(database);
  copyFileSync(at('cache.db'), at('copy.db'));
  const copy = openDatabase(at('copy.db'), key, 'normal');
  copy.pragma('journal_mode = DELETE');
  copy.pragma("rekey = ''");
  copy.close();
  const clear = readFileSync(at('copy.db'));
  rmSync(at('copy.db'));
  open();
  return clear;
}

function open(): void {
  const opened = openMigrated({ path: at('cache.db'), key, durability: 'normal', migrations: cacheMigrations });
  if (!opened.ok) throw new Error(opened.fault.code);
  database = opened.value;
}

function bench() {
  const clock = new ManualClock();
  const journal: [string, object][] = [];
  const copies = () =>
    new LocalCopies({
      store: cacheTable(database),
      audit: { write: (kind, _patient, facts) => journal.push([kind, facts]) },
      clock,
      practitionerId: HOLDER,
      offlineLifeMs: LIFE_MS,
    });
  return { clock, journal, copies };
}

function fill(copies: LocalCopies, id: string, word: string): void {
  copies.setOptedIn(id, true);
  const rows = Array.from({ length: 50 }, (_, index) =>
    entry(`2.25.${word.length}${index}`, { title: `${word} titre ${index}` }),
  );
  void copies.saveList(id, { rows, announced: 50, complete: true, receivedAt: 1, scopeFrom: null });
  const bytes = new TextEncoder().encode(`${word} octets `.repeat(5_000));
  for (const { uniqueId } of rows.slice(0, 5)) copies.saveDocument(id, { uniqueId, mimeType: 'text/plain', bytes }, 1);
}

beforeEach(() => {
  folder = temporaryFolder();
  key = newKey();
  open();
});
afterEach(() => {
  closeDatabase(database);
  folder.remove();
});

test('R41, H13: at the end of its life a copy is wiped, listed, and its bytes are gone even for who has the key', async () => {
  const { clock, journal, copies } = bench();
  fill(copies(), A, 'SENTINELLE');
  // The way of looking finds what is there: list, words of the index and document.
  expect(inClear().includes('SENTINELLE titre 7')).toBe(true);
  expect(inClear().includes('SENTINELLE octets')).toBe(true);
  await clock.advance(LIFE_MS / 2);
  fill(copies(), B, 'TÉMOIN');
  copies().afterStatus(B, { existence: 'active', authorisation: 'valid', isTreatingPhysician: false });
  expect(copies().wipeOver()).toBe(clock.now() + LIFE_MS / 2);
  await clock.advance(LIFE_MS / 2);
  expect(copies().wipeOver()).toBe(clock.now() + LIFE_MS / 2);
  const clear = inClear();
  for (const word of ['SENTINELLE', 'sentinelle']) {
    expect(clear.includes(word)).toBe(false);
    expect(clear.includes(Buffer.from(word, 'utf16le'))).toBe(false);
  }
  expect(clear.includes('TÉMOIN octets')).toBe(true);
  const purged = journal.filter(([kind]) => kind === 'cache.purged');
  expect(purged).toEqual([
    ['cache.purged', { reason: 'too-old', documents: 5, uniqueIds: expect.stringContaining('2.25.') }],
  ]);
  // The wish to keep it outlives the wiping; it is not wiped, nor listed, a second time.
  expect([copies().isOptedIn(A), copies().hasList(A)]).toEqual([true, false]);
  copies().wipeOver();
  expect(journal.filter(([kind]) => kind === 'cache.purged')).toHaveLength(1);
});

test('H50: a clock set back wipes nothing and shows nothing', () => {
  const { clock, copies } = bench();
  fill(copies(), A, 'SENTINELLE');
  const before = new ManualClock(clock.now() - 10 * LIFE_MS);
  const later = new LocalCopies({
    store: cacheTable(database),
    audit: { write: () => undefined },
    clock: before,
    practitionerId: HOLDER,
    offlineLifeMs: LIFE_MS,
  });
  later.wipeOver();
  expect(later.list(A)).toBeNull();
  expect(copies().list(A)).not.toBeNull();
});
