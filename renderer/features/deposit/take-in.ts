import type { Draft } from '../../../shared/contract/deposit.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';

/**
 * Largest file that may cross to the main process, as the contract's `CROSSING_LIMIT_BYTES` (a test holds them equal:
 * the window takes types only from the contract). The DMP's own limit is lower and said by the main process.
 */
export const CROSSING_LIMIT = 50 * 1024 * 1024;
const LONGEST_NAME = 255;

type Taken = { readonly draft: Draft } | { readonly faults: readonly Fault[] };

/** The end of a name that is too long for the contract: the extension stays. */
function nameOf(file: File): string {
  return file.name.slice(-LONGEST_NAME);
}

/**
 * Has a file looked at by the main process. Too large is refused before its bytes are read.
 *
 * @param replaces row of the document that the file is a new version of.
 * @returns the draft, or why the file is set aside: nothing was sent, the original is untouched.
 */
export async function takeIn(token: string, file: File, replaces: string | null = null): Promise<Taken> {
  if (file.size > CROSSING_LIMIT) return { faults: [{ code: 'file/too-large', limit: CROSSING_LIMIT }] };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder, a file that went away, a disk that does not answer.
    return { faults: [{ code: 'file/unreadable' }] };
  }
  const answer = await call('deposit.inspect', {
    token,
    fileName: nameOf(file),
    bytes,
    ...(replaces !== null && { replaces }),
  });
  return answer.ok ? { draft: answer.value } : { faults: answer.faults };
}
