import type { Migration } from '../../database/migrate.ts';

/** Who bore each internal identifier of a structure, so that it is given to nobody else and leads to him (EX_0.1-1025). */
export const internalAuthors: Migration = {
  name: '0013-internal-authors',
  sql: `
CREATE TABLE internal_authors (
  internal_id TEXT PRIMARY KEY,
  family TEXT NOT NULL,
  given TEXT NOT NULL,
  first_used_at INTEGER NOT NULL
) STRICT;
`,
};
