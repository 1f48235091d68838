import { expect, test } from 'vitest';
import { migrateTo } from '../../../../../electron/adapters/store/database/migrate.ts';
import { cacheMigrations } from '../../../../../electron/adapters/store/migrations/cache/index.ts';
import { atVersion, insert, tables, whole } from './schema-bench.ts';

const DOSSIER = {
  id: 1,
  ins_oid: '1.2.250.1.213.1.4.10',
  ins_value: '280037500000119',
  opted_in_at: 10,
  announced: 2,
  complete: 1,
  received_at: 20,
  scope_from: '20240101',
};
const ENTRY = { id: 4, dossier_id: 1, position: 0, unique_id: '2.25.1', entry_json: '{}' };
const DOCUMENT = { dossier_id: 1, unique_id: '2.25.1', mime_type: 'text/xml', bytes: Buffer.from([9]), saved_at: 30 };

test('0001 makes the dossiers, their lists and their documents', () => {
  expect(tables(atVersion(cacheMigrations, 1))).toEqual(['documents', 'dossiers', 'entries']);
});

test('0002 counts a copy as checked when it was opted in, and leaves the rest as it was', () => {
  const database = atVersion(cacheMigrations, 1);
  insert(database, 'dossiers', DOSSIER);
  insert(database, 'entries', ENTRY);
  insert(database, 'documents', DOCUMENT);
  migrateTo(database, cacheMigrations, 2);
  expect(whole(database, 'dossiers')).toEqual([
    { ...DOSSIER, checked_at: 10, was_treating_physician: 0, withheld: null },
  ]);
  expect(whole(database, 'entries')).toEqual([ENTRY]);
  expect(database.prepare('SELECT * FROM documents').all()).toEqual([DOCUMENT]);
});

test('0003 takes every list for the one in force, and leaves the rest as it was', () => {
  const database = atVersion(cacheMigrations, 2);
  const dossier = { ...DOSSIER, checked_at: 10, was_treating_physician: 0, withheld: null };
  insert(database, 'dossiers', dossier);
  insert(database, 'entries', ENTRY);
  insert(database, 'documents', DOCUMENT);
  migrateTo(database, cacheMigrations, 3);
  expect(whole(database, 'dossiers')).toEqual([{ ...dossier, first_position: 0 }]);
  expect(whole(database, 'entries')).toEqual([ENTRY]);
  expect(database.prepare('SELECT * FROM documents').all()).toEqual([DOCUMENT]);
});

test('0004 takes no dossier from its patient', () => {
  const database = atVersion(cacheMigrations, 3);
  const dossier = { ...DOSSIER, checked_at: 10, was_treating_physician: 0, withheld: null, first_position: 0 };
  insert(database, 'dossiers', dossier);
  insert(database, 'entries', ENTRY);
  migrateTo(database, cacheMigrations, 4);
  expect(whole(database, 'dossiers')).toEqual([dossier]);
  expect(whole(database, 'entries')).toEqual([ENTRY]);
});
