import { fail, ok, type Result } from '../../../shared/result.ts';
import type { AuditStore } from '../../services/audit/ports.ts';
import { schemaVersion } from './database/migrate.ts';
import { closeDatabase, openDatabase } from './database/open-database.ts';
import { findStore } from './find-store.ts';
import { openWithCode } from './keys/key-slots.ts';
import { parseRecoveryCode } from './keys/recovery-code.ts';
import { legalMigrations } from './migrations/legal/index.ts';
import { attempt, type StoreFault } from './store-fault.ts';
import { auditTable } from './tables/audit.ts';

/** The journal of a store opened without its card. */
export interface OpenedJournal {
  readonly audit: AuditStore;
  readonly close: () => void;
}

/**
 * Opens the journal of a holder with his recovery code, for the command line: nothing is migrated, bound to another card
 * or renewed, and the code stays valid.
 *
 * @param folder the folder of the stores.
 * @param holderId PS_IdNat of the holder.
 * @returns the journal, alone on its file until it is closed; `store/not-found`, `store/recovery-code-unreadable`,
 *   `store/recovery-code-wrong`, `store/older-schema` (to be opened once by this program's window first), `store/in-use` and the other faults of a store.
 */
export function openJournalWithCode(
  folder: string,
  holderId: string,
  typedCode: string,
): Result<OpenedJournal, StoreFault> {
  const code = parseRecoveryCode(typedCode);
  if (!code.ok) return code;
  return attempt(() => {
    const found = findStore(folder, holderId);
    if (!found.ok) return found;
    const { paths, envelope } = found.value;
    const key = openWithCode(envelope, paths.holder, code.value);
    if (!key) return fail({ code: 'store/recovery-code-wrong', field: 'recoveryCode' });
    const database = openDatabase(paths.legal, key, 'full');
    key.fill(0);
    const version = schemaVersion(database);
    if (version !== legalMigrations.length) {
      database.close();
      return fail({ code: version < legalMigrations.length ? 'store/older-schema' : 'store/newer-schema' });
    }
    return ok({ audit: auditTable(database), close: () => closeDatabase(database) });
  });
}
