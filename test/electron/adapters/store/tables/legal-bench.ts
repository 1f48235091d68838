import { legalMigrations } from '../../../../../electron/adapters/store/migrations/legal/index.ts';
import type { Sqlite } from '../../../../../electron/adapters/store/database/open-database.ts';
import { atVersion } from '../migrations/schema-bench.ts';

/** The legal part in memory, at the schema of this program. */
export function legalDatabase(): Sqlite {
  return atVersion(legalMigrations, legalMigrations.length);
}
