import type { Fault } from '../../../../shared/fault.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import { storeFaultOf } from '../store-fault.ts';
import type { Sqlite } from './open-database.ts';

/** Carries a fault out of a transaction, which only an exception takes back. */
class TakenBack extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

function faultOf(error: unknown): Fault | null {
  return error instanceof TakenBack ? error.fault : storeFaultOf(error);
}

/**
 * Runs work in one commit. A fault it answers, or one of the disk, takes everything back and is answered; a bug of ours
 * takes everything back and is thrown on.
 */
export function allOrNothing<Value>(database: Sqlite, work: () => Result<Value, Fault>): Result<Value, Fault> {
  const transaction = database.transaction(() => {
    const result = work();
    if (!result.ok) throw new TakenBack(result.fault);
    return result;
  });
  try {
    return transaction.immediate();
  } catch (error) {
    const fault = faultOf(error);
    if (fault) return fail(fault);
    throw error;
  }
}
