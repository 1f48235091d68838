import type { Migration } from '../../database/migrate.ts';

/**
 * The queue (issue §7: a row before any send) and the consents. A job and its lot are written in one transaction; the
 * CDA bytes stand apart so that listing the queue never reads them.
 */
export const outboxAndConsents: Migration = {
  name: '0001-outbox-and-consents',
  sql: `
CREATE TABLE outbox (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  ins_oid TEXT NOT NULL,
  ins_value TEXT NOT NULL,
  author_id TEXT NOT NULL,
  structure_id TEXT NOT NULL,
  unique_id TEXT NOT NULL UNIQUE,
  submission_set_id TEXT NOT NULL UNIQUE,
  chain_id TEXT NOT NULL,
  title TEXT NOT NULL,
  type_code TEXT NOT NULL,
  size INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('held-back', 'queued', 'sending', 'review', 'sent', 'refused', 'recalled')),
  answer TEXT NOT NULL CHECK (answer IN ('pending', 'shown')),
  attempts INTEGER NOT NULL,
  look_ups INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  not_before INTEGER NOT NULL,
  failure_class TEXT CHECK (failure_class IN ('transient', 'ambiguous', 'permanent')),
  failure_json TEXT,
  acknowledged_at INTEGER,
  CHECK ((failure_class IS NULL) = (failure_json IS NULL))
) STRICT;
CREATE INDEX outbox_due ON outbox (author_id, not_before, sequence) WHERE state IN ('held-back', 'queued');
CREATE INDEX outbox_review ON outbox (author_id, not_before, sequence) WHERE state = 'review';
CREATE INDEX outbox_chain ON outbox (chain_id, sequence);
CREATE INDEX outbox_content ON outbox (ins_oid, ins_value, content_hash);
CREATE INDEX outbox_state ON outbox (state);

CREATE TABLE outbox_lots (
  job_id TEXT PRIMARY KEY REFERENCES outbox (id),
  lot_json TEXT NOT NULL
) STRICT;
CREATE TABLE outbox_documents (
  job_id TEXT NOT NULL REFERENCES outbox_lots (job_id),
  position INTEGER NOT NULL,
  cda BLOB NOT NULL,
  PRIMARY KEY (job_id, position)
) STRICT;

CREATE TABLE consents (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  ins_oid TEXT NOT NULL,
  ins_value TEXT NOT NULL,
  practitioner_id TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  record_json TEXT NOT NULL,
  signature TEXT NOT NULL,
  certificate TEXT NOT NULL
) STRICT;
CREATE INDEX consents_patient ON consents (ins_oid, ins_value, practitioner_id, sequence);
CREATE TRIGGER consents_no_update BEFORE UPDATE ON consents BEGIN SELECT RAISE(ABORT, 'consents are append-only'); END;
CREATE TRIGGER consents_no_delete BEFORE DELETE ON consents BEGIN SELECT RAISE(ABORT, 'consents are append-only'); END;
`,
};
