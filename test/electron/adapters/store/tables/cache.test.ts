import { describe, expect, test } from 'vitest';
import { cacheMigrations } from '../../../../../electron/adapters/store/migrations/cache/index.ts';
import { cacheTable } from '../../../../../electron/adapters/store/tables/cache.ts';
import type { CachedList, CacheStore } from '../../../../../electron/services/cache/ports.ts';
import { insId } from '../../../../../shared/domain/patient/ins.ts';
import { atVersion } from '../migrations/schema-bench.ts';
import { entry, testIns } from '../samples.ts';
import { keepList } from '../store-support.ts';

const A = insId(testIns(1));
const B = insId(testIns(2));
const BYTES = new Uint8Array([1, 2, 3]);

function list(...rows: CachedList['rows']): CachedList {
  return { rows, announced: rows.length, complete: true, receivedAt: 20, scopeFrom: '20241122' };
}

function bench(): { table: CacheStore; rows: (table: string) => unknown[] } {
  const database = atVersion(cacheMigrations, cacheMigrations.length);
  const table = cacheTable(database);
  table.optIn(A, 10);
  table.optIn(B, 11);
  return { table, rows: (name) => database.prepare(`SELECT * FROM ${name}`).all() };
}

describe('a copy', () => {
  test('decision 26: a dossier that was not opted in keeps nothing', () => {
    const { table } = bench();
    const stranger = insId(testIns(3));
    expect(() => keepList(table, stranger, list())).toThrow();
    expect(() => table.saveDocument(stranger, '2.25.1', 'text/xml', BYTES, 1)).toThrow();
    expect([table.list(stranger), table.document(stranger, '2.25.1'), table.isOptedIn(stranger)]).toEqual([
      null,
      null,
      false,
    ]);
  });

  test('H08: a list comes back as it was, unreadable rows in their places', () => {
    const { table } = bench();
    const kept = list(
      entry('2.25.1'),
      { unreadable: true, faults: ['no-title'] },
      entry('2.25.2', { availabilityStatus: { unknown: 'x' } }),
    );
    keepList(table, A, kept);
    expect(table.list(A)).toEqual(kept);
    keepList(table, A, list(entry('2.25.9')));
    expect(table.list(A)).toEqual(list(entry('2.25.9')));
    expect(table.list(B)).toBeNull();
  });

  test('a document comes back with its bytes and its date, the last one received', () => {
    const { table } = bench();
    table.saveDocument(A, '2.25.1', 'text/xml', new Uint8Array([9]), 1);
    table.saveDocument(A, '2.25.1', 'application/pdf', BYTES, 2);
    expect(table.document(A, '2.25.1')).toEqual({ mimeType: 'application/pdf', bytes: BYTES, at: 2 });
    expect([table.documentIds(A), table.documentIds(B)]).toEqual([['2.25.1'], []]);
  });

  test('a check is kept beside the copy', () => {
    const { table } = bench();
    expect(table.lastCheck(A)).toEqual({ at: 10, wasTreatingPhysician: false, withheld: null });
    table.check(A, { at: 30, wasTreatingPhysician: true, withheld: 'unknown-status' });
    expect(table.lastCheck(A)).toEqual({ at: 30, wasTreatingPhysician: true, withheld: 'unknown-status' });
    expect(table.lastCheck(insId(testIns(3)))).toBeNull();
  });
});

describe('search', () => {
  test('folds accents and case, begins words, and reads title, author, place and speciality', () => {
    const { table } = bench();
    keepList(table, A, list(entry('2.25.1'), entry('2.25.2', { title: 'Ordonnance' })));
    expect(table.search(A, 'echo CARDIA', 10)).toEqual(['2.25.1']);
    expect(table.search(A, 'rémi', 10).toSorted()).toEqual(['2.25.1', '2.25.2']);
    expect(table.search(A, 'ordon demonstration cardiologie', 10)).toEqual(['2.25.2']);
    expect(table.search(A, 'échographie -cardiaque "', 10)).toEqual(['2.25.1']);
    expect(table.search(A, ' * ', 10)).toEqual([]);
  });

  test('H43: two dossiers that share a word never cross', () => {
    const { table } = bench();
    keepList(table, A, list(entry('2.25.1', { title: 'SENTINELLE' })));
    keepList(table, B, list(entry('2.25.2', { title: 'SENTINELLE' })));
    expect(table.search(A, 'sentinelle', 10)).toEqual(['2.25.1']);
    expect(table.search(B, 'sentinelle', 10)).toEqual(['2.25.2']);
  });
});

describe('purge', () => {
  test('H13: nothing of the dossier is left in any table, and the others are untouched', () => {
    const { table, rows } = bench();
    for (const dossier of [A, B]) {
      keepList(table, dossier, list(entry(`2.25.${dossier.slice(-2)}`, { title: `mot${dossier.slice(-2)}` })));
      table.saveDocument(dossier, `2.25.${dossier.slice(-2)}`, 'text/xml', BYTES, 1);
    }
    expect(table.purge(A)).toEqual([`2.25.${A.slice(-2)}`]);
    expect(table.isOptedIn(A)).toBe(false);
    expect(table.optedIn()).toEqual([B]);
    for (const name of ['dossiers', 'entries', 'documents', 'entries_search_2_1']) expect(rows(name)).toHaveLength(1);
    expect(() => rows('entries_search_1_1')).toThrow('no such table');
    expect(table.search(B, `mot${B.slice(-2)}`, 10)).toHaveLength(1);
    expect(table.purge(A)).toEqual([]);
  });

  test('R41: one document goes with its row and its words', () => {
    const { table, rows } = bench();
    keepList(table, A, list(entry('2.25.1', { title: 'masqué' }), entry('2.25.2')));
    table.saveDocument(A, '2.25.1', 'text/xml', BYTES, 1);
    expect(table.purgeDocuments(A, ['2.25.1', '2.25.7'])).toEqual(['2.25.1']);
    expect(table.search(A, 'masque', 10)).toEqual([]);
    expect(rows('documents')).toEqual([]);
    expect(table.list(A)?.rows).toEqual([entry('2.25.2')]);
  });
});

describe('a long list, kept in short commits', () => {
  const LONG = 1_100;
  const titled = (title: string): CachedList =>
    list(...Array.from({ length: LONG }, (_, index) => entry(`2.25.${index}`, { title: `${title} ${index}` })));

  test('H13, H43: left at any step, the list before is whole, its words too, and the next one replaces both', () => {
    const { table, rows } = bench();
    keepList(table, A, titled('premier'));
    for (let steps = 0; ; steps += 1) {
      const saving = table.startList(A, titled('second'));
      let done = false;
      for (let step = 0; step < steps && !done; step += 1) done = saving.step();
      const isNew = table.search(A, 'second', 1).length > 0;
      const [word, gone] = isNew ? ['second', 'premier'] : ['premier', 'second'];
      expect(table.list(A)).toEqual(titled(word));
      expect(table.search(A, word, 5)).toHaveLength(5);
      expect(table.search(A, gone, 5)).toEqual([]);
      if (done) break;
      if (word === 'second') keepList(table, A, titled('premier'));
    }
    expect(rows('entries')).toHaveLength(LONG);
  });

  test('R41: a purge, or a later list, ends the one that is being written', () => {
    const { table, rows } = bench();
    const early = table.startList(A, titled('premier'));
    early.step();
    keepList(table, A, list(entry('2.25.9')));
    expect(early.step()).toBe(true);
    expect(table.list(A)).toEqual(list(entry('2.25.9')));
    const late = table.startList(A, titled('second'));
    late.step();
    table.purge(A);
    expect(late.step()).toBe(true);
    expect(rows('entries')).toEqual([]);
  });
});
