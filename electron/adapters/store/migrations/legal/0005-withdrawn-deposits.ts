import type { Migration } from '../../database/migrate.ts';

/** When its author took a deposit back from the DMP (TD3.3c): the sending stays what it was, a success. */
export const withdrawnDeposits: Migration = {
  name: '0005-withdrawn-deposits',
  sql: `ALTER TABLE outbox ADD COLUMN withdrawn_at INTEGER CHECK (withdrawn_at IS NULL OR state = 'sent')`,
};
