import type { Migration } from '../../database/migrate.ts';

/**
 * When the right to a copy was last checked with the store, what the reader was then, and why the copy is out of sight,
 * if it is (R41). A dossier that was never checked counts as checked when it was opted in.
 */
export const checks: Migration = {
  name: '0002-checks',
  sql: `
ALTER TABLE dossiers ADD COLUMN checked_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dossiers ADD COLUMN was_treating_physician INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dossiers ADD COLUMN withheld TEXT;
UPDATE dossiers SET checked_at = opted_in_at;
`,
};
