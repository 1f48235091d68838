import Database from 'better-sqlite3';
import { fail, type Result } from '../../../shared/result.ts';
import type { Fault } from '../../../shared/fault.ts';

/** Everything that can keep the local store from opening or from taking a row. */
export type StoreFaultCode =
  | 'store/in-use'
  | 'store/read-only'
  | 'store/disk-full'
  | 'store/corrupt'
  | 'store/newer-schema'
  | 'store/older-schema'
  | 'store/not-found'
  | 'store/envelope-corrupt'
  | 'store/envelope-missing'
  | 'store/key-store-unavailable'
  | 'store/key-store-lost'
  | 'store/card-changed'
  | 'store/recovery-code-wrong'
  | 'store/recovery-code-unreadable'
  | 'store/no-escrow'
  | 'store/escrow-unreadable'
  | 'store/escrow-key-unreadable'
  | 'store/escrow-key-wrong'
  | 'store/signature-failed'
  | 'store/unavailable';
export type StoreFault = Fault<StoreFaultCode>;

const SQLITE_CODES: readonly (readonly [prefix: string, code: StoreFaultCode])[] = [
  ['SQLITE_FULL', 'store/disk-full'],
  ['SQLITE_IOERR_WRITE', 'store/disk-full'],
  ['SQLITE_BUSY', 'store/in-use'],
  ['SQLITE_LOCKED', 'store/in-use'],
  ['SQLITE_READONLY', 'store/read-only'],
  ['SQLITE_PERM', 'store/read-only'],
  ['SQLITE_CORRUPT', 'store/corrupt'],
  // The key was unwrapped with an authenticated cipher: a file that does not open with it is damaged, not foreign.
  ['SQLITE_NOTADB', 'store/corrupt'],
];

const SYSTEM_CODES: Readonly<Record<string, StoreFaultCode>> = {
  ENOSPC: 'store/disk-full',
  EDQUOT: 'store/disk-full',
  EROFS: 'store/read-only',
  EACCES: 'store/read-only',
  EPERM: 'store/read-only',
};

function systemCodeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Names what SQLite or the file system said; null when it is neither, hence a bug of ours. */
export function storeFaultOf(error: unknown): StoreFault | null {
  const code = systemCodeOf(error);
  if (!code) return null;
  if (error instanceof Database.SqliteError) {
    // The full-text index says so when a page of its own is torn, with the code of any mistake.
    const isTorn = code === 'SQLITE_ERROR' && error.message.startsWith('vtable constructor failed');
    if (isTorn) return { code: 'store/corrupt', serverCode: code };
    const known = SQLITE_CODES.find(([prefix]) => code.startsWith(prefix));
    return { code: known?.[1] ?? 'store/unavailable', serverCode: code };
  }
  if (!/^E[A-Z]+$/.test(code)) return null;
  return { code: SYSTEM_CODES[code] ?? 'store/unavailable', serverCode: code };
}

/**
 * Runs work that touches the disk.
 *
 * @returns what the work returned, or the store fault that stopped it; a bug of ours is thrown on.
 */
export function attempt<Value>(work: () => Result<Value, StoreFault>): Result<Value, StoreFault> {
  try {
    return work();
  } catch (error) {
    const fault = storeFaultOf(error);
    if (fault) return fail(fault);
    throw error;
  }
}
