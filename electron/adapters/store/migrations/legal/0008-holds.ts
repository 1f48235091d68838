import type { Migration } from '../../database/migrate.ts';

/**
 * Announcement holds (R22–R29): how each began and what happened to it, only ever added. One hold for a document of a
 * patient; its later versions join it, so that nothing restarts (R25, N8).
 */
export const holds: Migration = {
  name: '0008-holds',
  sql: `
CREATE TABLE holds (
  id TEXT PRIMARY KEY,
  ins_oid TEXT NOT NULL,
  ins_value TEXT NOT NULL,
  unique_id TEXT NOT NULL,
  set_id TEXT,
  title TEXT NOT NULL,
  author_label TEXT NOT NULL,
  mine INTEGER NOT NULL,
  reason TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  UNIQUE (ins_oid, ins_value, unique_id)
) STRICT;
CREATE TRIGGER holds_no_update BEFORE UPDATE ON holds BEGIN SELECT RAISE(ABORT, 'holds are append-only'); END;
CREATE TRIGGER holds_no_delete BEFORE DELETE ON holds BEGIN SELECT RAISE(ABORT, 'holds are append-only'); END;

CREATE TABLE hold_events (
  sequence INTEGER PRIMARY KEY,
  hold_id TEXT NOT NULL REFERENCES holds (id),
  event_json TEXT NOT NULL
) STRICT;
CREATE INDEX hold_events_of ON hold_events (hold_id, sequence);
CREATE TRIGGER hold_events_no_update BEFORE UPDATE ON hold_events
  BEGIN SELECT RAISE(ABORT, 'hold events are append-only'); END;
CREATE TRIGGER hold_events_no_delete BEFORE DELETE ON hold_events
  BEGIN SELECT RAISE(ABORT, 'hold events are append-only'); END;
`,
};
