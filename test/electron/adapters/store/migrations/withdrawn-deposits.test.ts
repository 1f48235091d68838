import { expect, test } from 'vitest';
import { migrateTo } from '../../../../../electron/adapters/store/database/migrate.ts';
import { withdrawnDeposits } from '../../../../../electron/adapters/store/migrations/legal/0005-withdrawn-deposits.ts';
import { legalMigrations } from '../../../../../electron/adapters/store/migrations/legal/index.ts';
import { JOB } from './legal-rows.ts';
import { atVersion, insert, whole } from './schema-bench.ts';

test('withdrawn deposits: every job keeps its row, none of them withdrawn; only a deposited one can be', () => {
  const before = legalMigrations.indexOf(withdrawnDeposits);
  const database = atVersion(legalMigrations, before);
  insert(database, 'outbox', JOB);
  migrateTo(database, legalMigrations, before + 1);
  expect(whole(database, 'outbox')).toEqual([{ ...JOB, withdrawn_at: null }]);
  expect(() => database.exec('UPDATE outbox SET withdrawn_at = 1')).toThrow(/CHECK/);
});
