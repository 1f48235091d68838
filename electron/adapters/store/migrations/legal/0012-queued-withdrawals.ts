import type { Migration } from '../../database/migrate.ts';

/**
 * Documents to be taken back from the DMP go through the queue of deposits (TD3.3c, R16), in the chain of the document
 * they take back: a withdrawal after its deposit (H30). One of them at a time for a document. `seen_at`: the document was
 * deposited here, or the DMP has shown it, so that its absence later means that it was taken back.
 */
export const queuedWithdrawals: Migration = {
  name: '0012-queued-withdrawals',
  sql: `
ALTER TABLE outbox ADD COLUMN withdraws TEXT;
CREATE UNIQUE INDEX outbox_withdraws ON outbox (withdraws) WHERE withdraws IS NOT NULL AND state <> 'recalled';
CREATE TABLE outbox_withdrawals (
  job_id TEXT PRIMARY KEY REFERENCES outbox (id),
  withdrawal_json TEXT NOT NULL,
  seen_at INTEGER
) STRICT;
`,
};
