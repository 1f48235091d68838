import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { cacheMigrations } from '../../../electron/adapters/store/migrations/cache/index.ts';
import { legalMigrations } from '../../../electron/adapters/store/migrations/legal/index.ts';
import { migrateTo, type Migration } from '../../../electron/adapters/store/database/migrate.ts';
import { closeDatabase, openDatabase, type Sqlite } from '../../../electron/adapters/store/database/open-database.ts';
import { holderPaths } from '../../../electron/adapters/store/holder-folder.ts';
import { writeEnvelope } from '../../../electron/adapters/store/keys/envelope.ts';
import { createKeys } from '../../../electron/adapters/store/keys/unlock.ts';
import { fillCache, fillLegal } from '../../electron/adapters/store/migrations/filled-store.ts';
import { atVersion, tables, whole } from '../../electron/adapters/store/migrations/schema-bench.ts';
import { HOLDER, options } from '../../electron/adapters/store/store-support.ts';
import type { Random } from '../../model/world/random.ts';

/** A store that an older program left: what every row of it is once it was migrated without being killed. */
export interface OlderStore {
  readonly version: number;
  /** Tables of one migrated copy that do not hold what they should, and files that should be gone, in words. */
  wrongIn(folder: string): readonly string[];
}

interface Part {
  readonly name: string;
  readonly path: (folder: string) => string;
  readonly key: Buffer;
  readonly migrations: readonly Migration[];
}

/** Every table of a database, by a digest of its rows in their order. */
function digests(database: Sqlite): Map<string, string> {
  const digest = (table: string): string =>
    createHash('sha256')
      .update(JSON.stringify(whole(database, table)))
      .digest('hex');
  return new Map(tables(database).map((table) => [table, digest(table)]));
}

function fileOf({ path, key }: Part, folder: string): Sqlite {
  return openDatabase(path(folder), key, 'full');
}

/** Writes the part as it was, and tells what it is once it was migrated in one go. */
function make(
  part: Part,
  folder: string,
  version: number,
  fill: (database: Sqlite, version: number) => void,
): Map<string, string> {
  const database = fileOf(part, folder);
  migrateTo(database, part.migrations, version);
  fill(database, version);
  closeDatabase(database);
  const twin = atVersion(part.migrations, version);
  fill(twin, version);
  migrateTo(twin, part.migrations, part.migrations.length);
  const wanted = digests(twin);
  twin.close();
  return wanted;
}

function wrong(part: Part, folder: string, wanted: ReadonlyMap<string, string>): string[] {
  const database = fileOf(part, folder);
  const found = digests(database);
  closeDatabase(database);
  return [...wanted].flatMap(([table, digest]) => (found.get(table) === digest ? [] : [`${part.name}.${table}`]));
}

/** Makes, in `folder/old`, the store that an older program left: one of its schemas, its keys, rows in every table. */
export async function makeOlderStore(folder: string, random: Random): Promise<OlderStore> {
  const old = `${folder}/old`;
  const version = 1 + random.below(legalMigrations.length - 1);
  const { signDomainText, keyStore } = options(old);
  const made = await createKeys({ holder: holderPaths(old, HOLDER).holder, signDomainText, keyStore });
  if (!made.ok || !made.value.keys.cache) throw new Error('No keys for the older store');
  const { legal, cache } = made.value.keys;
  writeEnvelope(holderPaths(old, HOLDER).envelope, { ...made.value.envelope, recoveryConfirmed: true });
  const parts: readonly Part[] = [
    { name: 'legal', path: (at) => holderPaths(at, HOLDER).legal, key: legal, migrations: legalMigrations },
    { name: 'cache', path: (at) => holderPaths(at, HOLDER).cache, key: cache, migrations: cacheMigrations },
  ];
  const [first, second] = parts as readonly [Part, Part]; // the two of the line above
  const wanted = [make(first, old, version, fillLegal), make(second, old, 1, fillCache)] as const;
  return {
    version,
    wrongIn: (at) => {
      const left = readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.before-'));
      return [...wrong(first, at, wanted[0]), ...wrong(second, at, wanted[1]), ...left.map((name) => `left: ${name}`)];
    },
  };
}
