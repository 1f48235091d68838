import type { Migration } from '../../database/migrate.ts';

/**
 * A purged dossier is nobody's from the first short commit on: its row bears no patient any more, and what hangs on it is
 * wiped in steps (`wiping.ts`). This index finds it again at the next start; an older program does not open such a file.
 */
export const leftDossiers: Migration = {
  name: '0004-left-dossiers',
  sql: `
CREATE INDEX dossiers_left ON dossiers (id) WHERE ins_oid = '';
`,
};
