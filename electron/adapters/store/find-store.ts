import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { holderPaths, type HolderPaths } from './holder-folder.ts';
import { readEnvelope, type Envelope } from './keys/envelope.ts';
import type { StoreFault } from './store-fault.ts';

/** Where a holder's store lies, and its key slots. */
export interface FoundStore {
  readonly paths: HolderPaths;
  readonly envelope: Envelope;
}

/**
 * Finds the store of a holder without his card; nothing is made where there is none.
 *
 * @param folder the folder of the stores.
 * @param holderId PS_IdNat of the holder.
 * @returns its files and envelope; `store/not-found`, and the faults of an envelope.
 */
export function findStore(folder: string, holderId: string): Result<FoundStore, StoreFault> {
  // Looked at first: a folder that is no store must not become one.
  if (!existsSync(join(folder, 'holders.salt'))) return fail({ code: 'store/not-found' });
  const paths = holderPaths(folder, holderId);
  const envelope = readEnvelope(paths.envelope);
  if (!envelope.ok) return envelope;
  if (!envelope.value || !existsSync(paths.legal)) return fail({ code: 'store/not-found' });
  return ok({ paths, envelope: envelope.value });
}
