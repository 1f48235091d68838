import type { Handlers, Outcome } from '../ipc/register.ts';
import type { Refusals } from '../services/audit/refusals.ts';

type AnyHandler = (input: unknown) => Outcome<unknown> | Promise<Outcome<unknown>>;

function codesOf(outcome: Outcome<unknown>): string[] {
  return outcome.ok ? [] : [outcome.fault].flat().map(({ code }) => code);
}

/** The same handlers; what they refuse before any service is reached is written down too (R42). */
export function tracingRefusals(handlers: Handlers, refusals: Pick<Refusals, 'note' | 'tell'>): Handlers {
  const traced = Object.entries(handlers).map(([name, handle]) => {
    // Each handler keeps the schemas of its own name: only its outcome is looked at here.
    const ask = handle as AnyHandler;
    const hear = (outcome: Outcome<unknown>): Outcome<unknown> => {
      codesOf(outcome).forEach((code) => refusals.note(name, code));
      refusals.tell();
      return outcome;
    };
    return [
      name,
      (input: unknown) => {
        const outcome = ask(input);
        return outcome instanceof Promise ? outcome.then(hear) : hear(outcome);
      },
    ];
  });
  return Object.fromEntries(traced) as Handlers;
}
