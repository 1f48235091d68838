import type { Migration } from '../../database/migrate.ts';

/** What the patient was told of the deposits and what he objected to (R14), only ever added. */
export const feeding: Migration = {
  name: '0009-feeding',
  sql: `
CREATE TABLE feeding_events (
  sequence INTEGER PRIMARY KEY,
  ins_oid TEXT NOT NULL,
  ins_value TEXT NOT NULL,
  event_json TEXT NOT NULL
) STRICT;
CREATE INDEX feeding_events_of ON feeding_events (ins_oid, ins_value, sequence);
CREATE TRIGGER feeding_events_no_update BEFORE UPDATE ON feeding_events
  BEGIN SELECT RAISE(ABORT, 'feeding events are append-only'); END;
CREATE TRIGGER feeding_events_no_delete BEFORE DELETE ON feeding_events
  BEGIN SELECT RAISE(ABORT, 'feeding events are append-only'); END;
`,
};
