import { expect, test } from 'vitest';
import { migrateTo } from '../../../../../electron/adapters/store/database/migrate.ts';
import { sendingMode } from '../../../../../electron/adapters/store/migrations/legal/0010-sending-mode.ts';
import { legalMigrations } from '../../../../../electron/adapters/store/migrations/legal/index.ts';
import { senderKey } from '../../../../../shared/domain/outbox/sender.ts';
import { JOB } from './legal-rows.ts';
import { atVersion, insert, whole } from './schema-bench.ts';

test('H33: jobs that were there before are of their author’s card, and no row can claim another sender', () => {
  const before = legalMigrations.indexOf(sendingMode);
  const database = atVersion(legalMigrations, before);
  insert(database, 'outbox', JOB);
  migrateTo(database, legalMigrations, before + 1);
  const sender = senderKey({ mode: 'card', authorId: JOB.author_id });
  expect(whole(database, 'outbox')).toEqual([{ ...JOB, withdrawn_at: null, mode: 'card', sender }]);
  database.exec("UPDATE outbox SET mode = 'structure'");
  const structure = senderKey({ mode: 'structure', structureId: JOB.structure_id });
  expect(whole(database, 'outbox')).toMatchObject([{ mode: 'structure', sender: structure }]);
  expect(() => database.exec("UPDATE outbox SET mode = 'other'")).toThrow(/CHECK/);
  expect(() => database.exec("UPDATE outbox SET sender = 'card:x'")).toThrow(/generated column/);
});
