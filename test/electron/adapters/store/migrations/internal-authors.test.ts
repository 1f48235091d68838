import { expect, test } from 'vitest';
import { migrateTo } from '../../../../../electron/adapters/store/database/migrate.ts';
import { internalAuthors } from '../../../../../electron/adapters/store/migrations/legal/0013-internal-authors.ts';
import { legalMigrations } from '../../../../../electron/adapters/store/migrations/legal/index.ts';
import { internalAuthorsTable } from '../../../../../electron/adapters/store/tables/internal-authors.ts';
import { JOB } from './legal-rows.ts';
import { atVersion, insert, whole } from './schema-bench.ts';

test('EX_0.1-1025: nobody bears an internal identifier at first; a changed name leaves the day it was first used', () => {
  const before = legalMigrations.indexOf(internalAuthors);
  const database = atVersion(legalMigrations, before);
  insert(database, 'outbox', JOB);
  const jobs = whole(database, 'outbox');
  migrateTo(database, legalMigrations, before + 1);
  expect([whole(database, 'outbox'), whole(database, 'internal_authors')]).toEqual([jobs, []]);
  const authors = internalAuthorsTable(database);
  expect(authors.nameOf('A1')).toBeNull();
  authors.keep('A1', { family: 'UN', given: 'Zoé' }, 5);
  authors.keep('A1', { family: 'DEUX', given: 'Zoé' }, 9);
  expect(authors.nameOf('A1')).toEqual({ family: 'DEUX', given: 'Zoé' });
  expect(whole(database, 'internal_authors')).toMatchObject([{ internal_id: 'A1', first_used_at: 5 }]);
});
