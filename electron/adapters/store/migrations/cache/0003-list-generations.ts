import type { Migration } from '../../database/migrate.ts';

/**
 * Where the list in force begins among the entries of its dossier. A new list is written beside the old one, in short
 * commits, under positions of its own, and takes its place in the last of them: a list of 100,000 rows in one commit held
 * the whole program for seconds, and a kill must not leave half of one.
 */
export const listGenerations: Migration = {
  name: '0003-list-generations',
  sql: `
ALTER TABLE dossiers ADD COLUMN first_position INTEGER NOT NULL DEFAULT 0;
`,
};
