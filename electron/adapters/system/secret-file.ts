import { readFileSync, statSync } from 'node:fs';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

const OTHERS = 0o077;

export type SecretFileFaultCode = 'establishment/file-missing' | 'establishment/file-exposed';

/** Reads a public file, such as a certificate: `establishment/file-missing` when it cannot be read. */
export function readPublicFile(path: string, field: string): Result<Buffer, Fault<SecretFileFaultCode>> {
  try {
    return ok(readFileSync(path));
  } catch {
    // Absent or not ours to read: the same thing to whoever wrote the setting.
    return fail({ code: 'establishment/file-missing', field });
  }
}

/**
 * Reads a file that holds a key or a code. One that others than its owner may read is refused: what it holds is no
 * secret any more. (Windows keeps rights elsewhere: there the folder's are the administrator's to set.)
 *
 * @param field what the file is for, for the message.
 * @returns its bytes; `establishment/file-missing`, `establishment/file-exposed`.
 */
export function readSecretFile(path: string, field: string): Result<Buffer, Fault<SecretFileFaultCode>> {
  try {
    const exposed = process.platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0;
    if (exposed) return fail({ code: 'establishment/file-exposed', field });
  } catch {
    // It is not there: reading it says so.
  }
  return readPublicFile(path, field);
}
