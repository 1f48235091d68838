import { expect, test } from 'vitest';
import { migrateTo } from '../../../../../electron/adapters/store/database/migrate.ts';
import { queuedWithdrawals } from '../../../../../electron/adapters/store/migrations/legal/0012-queued-withdrawals.ts';
import { legalMigrations } from '../../../../../electron/adapters/store/migrations/legal/index.ts';
import { JOB } from './legal-rows.ts';
import { atVersion, insert, whole } from './schema-bench.ts';

const NOW = { withdrawn_at: null, mode: 'card', sender: `card:${JOB.author_id}`, withdraws: null };
const BACK = {
  ...JOB,
  sequence: 8,
  id: 'back-1',
  unique_id: '2.25.8',
  submission_set_id: '2.25.8',
  withdraws: '2.25.1',
};

test('H30: jobs that were there before are deposits; one withdrawal at a time takes a document back', () => {
  const before = legalMigrations.indexOf(queuedWithdrawals);
  const database = atVersion(legalMigrations, before);
  insert(database, 'outbox', JOB);
  migrateTo(database, legalMigrations, before + 1);
  expect(whole(database, 'outbox')).toEqual([{ ...JOB, ...NOW }]);
  expect(whole(database, 'outbox_withdrawals')).toEqual([]);
  insert(database, 'outbox', BACK);
  const again = { ...BACK, sequence: 9, id: 'back-2', unique_id: '2.25.9', submission_set_id: '2.25.9' };
  expect(() => insert(database, 'outbox', again)).toThrow(/UNIQUE/);
  database.exec("UPDATE outbox SET state = 'recalled' WHERE id = 'back-1'");
  insert(database, 'outbox', again);
  expect(whole(database, 'outbox')).toHaveLength(3);
});
