import { writeHolderNotes, type HolderNotes } from '../adapters/store/holder-notes.ts';
import { storeFaultOf } from '../adapters/store/store-fault.ts';
import type { Log } from '../services/ports.ts';

/**
 * Notes what is known of a holder before his PIN. They are a convenience: a disk that is full or read-only keeps nobody
 * from working or from locking, and keeps no row out of the journal; what it hinders is told where it hinders it.
 */
export function noteHolder(log: Log, folder: string, holderId: string, changes: Partial<HolderNotes>): void {
  try {
    writeHolderNotes(folder, holderId, changes);
  } catch (error) {
    const fault = storeFaultOf(error);
    if (!fault) throw error;
    log.warn('store/notes-not-written', { fault: fault.code });
  }
}
