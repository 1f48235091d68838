import type { Migration } from '../../database/migrate.ts';

/**
 * What the last complete list of each dossier showed to this holder (R18, H14): the consultation under way, the look it is
 * compared with, its own last look, and which of its news were opened. Identifiers and states, never a title (H16).
 */
export const looks: Migration = {
  name: '0011-looks',
  sql: `
CREATE TABLE looks (
  ins_oid TEXT NOT NULL,
  ins_value TEXT NOT NULL,
  look_json TEXT NOT NULL,
  PRIMARY KEY (ins_oid, ins_value)
) STRICT;
CREATE TABLE looks_opened (
  ins_oid TEXT NOT NULL,
  ins_value TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  unique_id TEXT NOT NULL,
  PRIMARY KEY (ins_oid, ins_value, started_at, unique_id)
) STRICT;
`,
};
