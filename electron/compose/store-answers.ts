import { fail } from '../../shared/result.ts';
import { storeFaultOf } from '../adapters/store/store-fault.ts';
import type { Handlers, Outcome } from '../ipc/register.ts';

type AnyHandler = (input: unknown) => Outcome<unknown> | Promise<Outcome<unknown>>;

function told(error: unknown): Outcome<unknown> {
  const fault = storeFaultOf(error);
  // A bug of ours stays one: the call breaks, and nothing pretends to know why.
  if (!fault) throw error;
  return fail(fault);
}

/**
 * The same handlers; a disk that is full, read-only or torn under one of them is an answer like any other, with its
 * sentence and its next step (H58). What could not be written was not done: acts and their rows are one commit.
 */
export function answeringForTheDisk(handlers: Handlers): Handlers {
  const answering = Object.entries(handlers).map(([name, handle]) => {
    // Each handler keeps the schemas of its own name: only what it throws is looked at here.
    const ask = handle as AnyHandler;
    return [
      name,
      (input: unknown) => {
        try {
          const outcome = ask(input);
          return outcome instanceof Promise ? outcome.catch(told) : outcome;
        } catch (error) {
          return told(error);
        }
      },
    ];
  });
  return Object.fromEntries(answering) as Handlers; // one entry for each name, as it came
}
