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
import { HOLDER, keepList, temporaryFolder } from './store-support.ts';

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

test('R41, H13: a long copy is out of reach at once, wiped in short commits that a kill leaves whole, and told when gone', async () => {
  const long = 2_500;
  const { clock, journal, copies } = bench();
  fill(copies(), B, 'TÉMOIN');
  copies().setOptedIn(A, true);
  const rows = Array.from({ length: long }, (_, index) =>
    entry(`2.25.${index}`, { title: `SENTINELLE titre ${index}` }),
  );
  keepList(cacheTable(database), A, { rows, announced: long, complete: true, receivedAt: 1, scopeFrom: null });
  const bytes = new TextEncoder().encode('SENTINELLE octets');
  for (const uniqueId of ['2.25.1', '2.25.2', '2.25.3'])
    copies().saveDocument(A, { uniqueId, mimeType: 'text/plain', bytes }, 1);
  const left = (): unknown => database.prepare('SELECT count(*) AS rows FROM entries WHERE dossier_id = 2').get();
  copies().setOptedIn(A, false);
  expect(journal.at(-1)).toEqual([
    'cache.purged',
    { reason: 'opted-out', documents: 3, uniqueIds: '2.25.1 2.25.2 2.25.3' },
  ]);
  // Nothing of it can be asked for any more, nor is it among the copies; it may be kept anew, and nothing comes back.
  const reached = () => [
    copies().list(A),
    copies().document(A, '2.25.1'),
    [...copies().keptIds(A)],
    copies().search(A, 'sentinelle'),
  ];
  expect([...reached(), copies().optedIn()]).toEqual([null, null, [], [], [B]]);
  copies().setOptedIn(A, true);
  expect([
    ...reached(),
    copies()
      .extents()
      .find(({ insId: id }) => id === A)?.kept,
  ]).toEqual([null, null, [], [], 0]);
  // Killed here: the next run goes on, however often it is killed after one step.
  const before = left();
  let starts = 0;
  for (; journal.at(-1)?.[0] !== 'cache.wiped'; starts += 1) {
    closeDatabase(database);
    open();
    const next = copies();
    next.wipeLeft();
    if (starts === 3) await clock.advance(60_000);
    else next.lock();
  }
  expect([before, left()]).toEqual([{ rows: long }, { rows: 0 }]);
  expect(starts).toBeGreaterThan(3);
  expect(
    database.prepare(`SELECT count(*) AS tables FROM sqlite_master WHERE name LIKE 'entries_search_2%'`).get(),
  ).toEqual({ tables: 0 });
  const clear = inClear();
  for (const word of ['SENTINELLE', 'sentinelle']) expect(clear.includes(word)).toBe(false);
  expect(clear.includes('TÉMOIN octets')).toBe(true);
  expect(cacheTable(database).search(B, 'temoin', 200)).toHaveLength(50);
});
