import type { z } from 'zod';
import type { Answer } from '../../shared/contract/answer.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import type { Bridge, CallName, EventName } from '../../shared/contract/names.ts';

declare global {
  interface Window {
    /** Put there by the preload: the only door out of this window. */
    readonly dmp: Bridge;
  }
}

/** What a call takes and gives, read off the contract's own schemas. */
export type Input<Name extends CallName> = z.input<Contract[Name]['input']>;
export type Output<Name extends CallName> = z.output<Contract[Name]['output']>;

/**
 * Asks the main process. A call that breaks (a bug of ours, a main process that is gone) comes back as a fault too, so
 * that no screen waits for ever.
 *
 * @returns the value, or all faults at once; `call/broken` when the door itself failed.
 */
export async function call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Answer<Output<Name>>> {
  try {
    // The main process parsed this answer against the same contract before it let it out.
    return (await window.dmp.call(name, input)) as Answer<Output<Name>>;
  } catch {
    return { ok: false, faults: [{ code: 'call/broken' }] };
  }
}

/** Hears an event until the function it returns is called. */
export function listen(name: EventName, hear: (payload: unknown) => void): () => void {
  return window.dmp.listen(name, hear);
}
