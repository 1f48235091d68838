import { z } from 'zod';
import type { InternalAuthorStore } from '../../../services/authors/ports.ts';
import type { Sqlite } from '../database/open-database.ts';

/** Every statement of the internal authors, named once. */
export const INTERNAL_AUTHORS_SQL = {
  find: 'SELECT family, given FROM internal_authors WHERE internal_id = @internalId',
  keep: `
    INSERT INTO internal_authors (internal_id, family, given, first_used_at)
    VALUES (@internalId, @family, @given, @at)
    ON CONFLICT (internal_id) DO UPDATE SET family = excluded.family, given = excluded.given`,
} as const;

const rowSchema = z.strictObject({ family: z.string(), given: z.string() });

/** The internal identifiers of a structure on SQLite, in its legal part. */
export function internalAuthorsTable(database: Sqlite): InternalAuthorStore {
  return {
    nameOf: (internalId) => {
      const row: unknown = database.prepare(INTERNAL_AUTHORS_SQL.find).get({ internalId });
      return row === undefined ? null : rowSchema.parse(row);
    },
    keep: (internalId, { family, given }, at) =>
      void database.prepare(INTERNAL_AUTHORS_SQL.keep).run({ internalId, family, given, at }),
  };
}
