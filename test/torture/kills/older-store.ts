import { legalMigrations } from '../../../electron/adapters/store/migrations/legal/index.ts';
import { migrateTo } from '../../../electron/adapters/store/database/migrate.ts';
import { closeDatabase, openDatabase } from '../../../electron/adapters/store/database/open-database.ts';
import { holderPaths } from '../../../electron/adapters/store/holder-folder.ts';
import { writeEnvelope } from '../../../electron/adapters/store/keys/envelope.ts';
import { createKeys } from '../../../electron/adapters/store/keys/unlock.ts';
import { insert } from '../../electron/adapters/store/migrations/schema-bench.ts';
import { JOB } from '../../electron/adapters/store/migrations/legal-rows.ts';
import { HOLDER, options } from '../../electron/adapters/store/store-support.ts';

/** Jobs that an older program left. */
export const OLD_JOBS = 200;
const OLD_VERSION = 2;

/** Makes, in `folder/old`, the store that an older program left: its schema, its keys, its rows. */
export async function makeOlderStore(folder: string): Promise<void> {
  const old = `${folder}/old`;
  const { signDomainText, keyStore } = options(old);
  const paths = holderPaths(old, HOLDER);
  const made = await createKeys({ holder: paths.holder, signDomainText, keyStore });
  if (!made.ok) throw new Error(made.fault.code);
  writeEnvelope(paths.envelope, { ...made.value.envelope, recoveryConfirmed: true });
  const database = openDatabase(paths.legal, made.value.keys.legal, 'full');
  migrateTo(database, legalMigrations, OLD_VERSION);
  for (let n = 0; n < OLD_JOBS; n += 1) {
    const names = { sequence: n + 1, id: `job-${n}`, unique_id: `2.25.1${n}`, submission_set_id: `2.25.2${n}` };
    insert(database, 'outbox', { ...JOB, ...names, content_hash: `hash-${n}` });
  }
  closeDatabase(database);
}
