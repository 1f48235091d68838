import { z } from 'zod';
import { WITHDRAWAL_REASONS, type Withdrawal } from '../../../../shared/domain/outbox/withdrawal.ts';
import { ok } from '../../../../shared/result.ts';
import type { WithdrawalStore } from '../../../services/outbox/ports.ts';
import type { Sqlite } from '../database/open-database.ts';
import { attempt } from '../store-fault.ts';
import { storedIdentitySchema } from './identity-row.ts';
import { authorSchema } from './outbox-lots.ts';
import { jobParameters, parseJobRow } from './outbox-rows.ts';
import { OUTBOX_SQL } from './outbox-statements.ts';

const withdrawalSchema = z.strictObject({
  ins: storedIdentitySchema.shape.ins,
  uniqueId: z.string(),
  submissionSetId: z.string(),
  author: authorSchema,
  reason: z.enum(WITHDRAWAL_REASONS).exactOptional(),
});
const rowSchema = z.strictObject({ withdrawal_json: z.string(), seen_at: z.number().nullable() });

/** What each withdrawal of the queue says, on SQLite, beside the queue itself. */
export function withdrawalsTable(database: Sqlite): WithdrawalStore {
  const rowOf = (id: string): z.infer<typeof rowSchema> | null => {
    const row: unknown = database.prepare(OUTBOX_SQL.withdrawal).get({ id });
    return row === undefined ? null : rowSchema.parse(row);
  };
  type Queued = Parameters<WithdrawalStore['enqueueWithdrawal']>;
  const write = database.transaction((...[job, withdrawal, seenAt]: Queued) => {
    database.prepare(OUTBOX_SQL.insert).run(jobParameters(job));
    const withdrawalJson = JSON.stringify(withdrawal);
    database.prepare(OUTBOX_SQL.insertWithdrawal).run({ id: job.id, withdrawalJson, seenAt });
  });
  return {
    enqueueWithdrawal: (...queued) =>
      attempt(() => {
        write.immediate(...queued);
        return ok(null);
      }),
    withdrawal: (id): Withdrawal | null => {
      const row = rowOf(id);
      return row && withdrawalSchema.parse(JSON.parse(row.withdrawal_json));
    },
    ofDocument: (uniqueId) => {
      const row: unknown = database.prepare(OUTBOX_SQL.ofDocument).get({ uniqueId });
      return row === undefined ? null : parseJobRow(row).job;
    },
    noteSeen: (id, at) => void database.prepare(OUTBOX_SQL.seen).run({ id, at }),
    wasSeen: (id) => (rowOf(id)?.seen_at ?? null) !== null,
  };
}
