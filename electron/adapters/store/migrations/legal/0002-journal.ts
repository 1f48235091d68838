import type { Migration } from '../../database/migrate.ts';

/**
 * The journal (R42, H55): rows are only added, each one bound to the one before by its hash; seals keep the card's
 * signature over a head of the chain (decision 27).
 */
export const journal: Migration = {
  name: '0002-journal',
  sql: `
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  event_json TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE audit_seals (
  sequence INTEGER PRIMARY KEY,
  hash TEXT NOT NULL,
  signature TEXT NOT NULL,
  certificate TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_seals_no_update BEFORE UPDATE ON audit_seals BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
CREATE TRIGGER audit_seals_no_delete BEFORE DELETE ON audit_seals BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
`,
};
