import type { Migration } from '../../database/migrate.ts';

/**
 * Emergency accesses (R33, decision 24): what happened to them, only ever added. `handed_over_at` alone may be set, once:
 * when the event reached the privacy officer's folder.
 */
export const emergencyAccesses: Migration = {
  name: '0004-emergency-accesses',
  sql: `
CREATE TABLE emergency_events (
  sequence INTEGER PRIMARY KEY,
  event_json TEXT NOT NULL,
  handed_over_at INTEGER
) STRICT;
CREATE INDEX emergency_waiting ON emergency_events (sequence) WHERE handed_over_at IS NULL;
CREATE TRIGGER emergency_events_no_update BEFORE UPDATE OF sequence, event_json ON emergency_events
  BEGIN SELECT RAISE(ABORT, 'emergency events are append-only'); END;
CREATE TRIGGER emergency_events_handed_once BEFORE UPDATE OF handed_over_at ON emergency_events
  WHEN OLD.handed_over_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'emergency events are handed over once'); END;
CREATE TRIGGER emergency_events_no_delete BEFORE DELETE ON emergency_events
  BEGIN SELECT RAISE(ABORT, 'emergency events are append-only'); END;
`,
};
