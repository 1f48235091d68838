import type { Fault } from '../../shared/fault.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { Store } from '../adapters/store/store.ts';
import { storeFaultOf } from '../adapters/store/store-fault.ts';

/**
 * Lets go of what an opening that failed half way has taken: left open, its files would be in use for every code that
 * follows, until the program ends (H58). On a broken base closing may fail too: what stopped the opening is what is told.
 *
 * @param work what was built on the store, if it came so far.
 * @returns the store's fault that stopped it; a bug of ours is thrown on, with what the closing threw beside it.
 */
export function giveBack(
  work: { stop(): void } | null,
  store: Pick<Store, 'close'>,
  error: unknown,
): Result<never, Fault> {
  const thrown = [error];
  for (const close of [() => work?.stop(), () => store.close()]) {
    try {
      close();
    } catch (broken) {
      thrown.push(broken);
    }
  }
  const fault = storeFaultOf(error);
  if (fault) return fail(fault);
  throw thrown.length === 1 ? error : new AggregateError(thrown);
}
