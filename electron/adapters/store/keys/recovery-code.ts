import { createHash, randomInt } from 'node:crypto';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Fault } from '../../../../shared/fault.ts';

/** Crockford's alphabet: no I, L, O or U, so that nothing is read as 1, 0 or V. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 5;
/** 25 characters of chance (125 bits: no stretching needed) and 5 of checksum, in six groups. */
const SECRET_LENGTH = 25;
const CHECK_LENGTH = 5;

function checksum(secret: string): string {
  const digest = createHash('sha256').update(`dmp recovery code ${secret}`).digest();
  return Array.from(digest.subarray(0, CHECK_LENGTH), (byte) => ALPHABET[byte % 32]).join('');
}

function grouped(text: string): string {
  return (text.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/** A new recovery code, to be shown once: `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX` (decision 12). */
export function newRecoveryCode(): string {
  const secret = Array.from({ length: SECRET_LENGTH }, () => ALPHABET[randomInt(32)]).join('');
  return grouped(secret + checksum(secret));
}

/**
 * Reads a code as a person copies it: any case, blanks and dashes, O for 0, I or L for 1.
 *
 * @returns the code in its printed form; `store/recovery-code-unreadable` when the length, a letter or the checksum
 *   is wrong, which tells a slip of the pen from a wrong code.
 */
export function parseRecoveryCode(text: string): Result<string, Fault<'store/recovery-code-unreadable'>> {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const secret = plain.slice(0, SECRET_LENGTH);
  const legible = plain.length === SECRET_LENGTH + CHECK_LENGTH && [...plain].every((sign) => ALPHABET.includes(sign));
  if (!legible || plain.slice(SECRET_LENGTH) !== checksum(secret)) {
    return fail({ code: 'store/recovery-code-unreadable', field: 'recoveryCode' });
  }
  return ok(grouped(plain));
}
