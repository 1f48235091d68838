import type { Migration } from '../../database/migrate.ts';

/**
 * How a job was queued, and so who may send it (H33): its author's card, or the certificates of its structure. Jobs that
 * were there before are of a card. The sender is reckoned by the database itself, so that no row can claim another one.
 */
export const sendingMode: Migration = {
  name: '0010-sending-mode',
  sql: `
ALTER TABLE outbox ADD COLUMN mode TEXT NOT NULL DEFAULT 'card' CHECK (mode IN ('card', 'structure'));
ALTER TABLE outbox ADD COLUMN sender TEXT GENERATED ALWAYS AS (
  CASE mode WHEN 'structure' THEN 'structure:' || structure_id ELSE 'card:' || author_id END) VIRTUAL;
DROP INDEX outbox_due;
DROP INDEX outbox_review;
CREATE INDEX outbox_due ON outbox (sender, not_before, sequence) WHERE state IN ('held-back', 'queued');
CREATE INDEX outbox_review ON outbox (sender, not_before, sequence) WHERE state = 'review';
`,
};
