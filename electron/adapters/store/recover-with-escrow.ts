import type { KeyObject } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { closeDatabase, openDatabase } from './database/open-database.ts';
import { findStore } from './find-store.ts';
import { writeEnvelope } from './keys/envelope.ts';
import { openEscrow, withNewCode } from './keys/key-slots.ts';
import { attempt, type StoreFault } from './store-fault.ts';

/**
 * Opens the legal part of a holder with the establishment's escrow key, and gives a new recovery code for it: the holder
 * types it beside the PIN of his new card, as he would his own (decision 12). The former code opens nothing any more.
 * Rows are neither read nor changed.
 *
 * @param folder the folder of the stores.
 * @param holderId PS_IdNat of the holder.
 * @returns the code, to be handed to the holder; `store/not-found`, `store/no-escrow` (this store was never put under an
 *   escrow certificate), `store/escrow-key-wrong` (it was under another one), `store/in-use` while the workstation has
 *   it open, and the other faults of a store.
 */
export function recoverWithEscrow(folder: string, holderId: string, key: KeyObject): Result<string, StoreFault> {
  return attempt(() => {
    const found = findStore(folder, holderId);
    if (!found.ok) return found;
    const { paths, envelope } = found.value;
    if (!envelope.legal.escrow) return fail({ code: 'store/no-escrow' });
    const legal = openEscrow(envelope, paths.holder, key);
    if (!legal) return fail({ code: 'store/escrow-key-wrong' });
    // Held while the envelope is written: an open workstation would write its own over it.
    const database = openDatabase(paths.legal, legal, 'full');
    try {
      const renewed = withNewCode(envelope, paths.holder, legal);
      writeEnvelope(paths.envelope, renewed.envelope);
      return ok(renewed.recoveryCode);
    } finally {
      legal.fill(0);
      closeDatabase(database);
    }
  });
}
