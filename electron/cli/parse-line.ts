import { fail, ok, type Result } from '../../shared/result.ts';
import type { Fault } from '../../shared/fault.ts';
import type { Command, CommandLine } from './command.ts';

export type LineFaultCode = 'cli/unknown-option' | 'cli/value-missing';

/** What reading the options gathers. */
interface Gathered {
  readonly words: string[];
  readonly flags: Set<string>;
  readonly values: Map<string, string>;
}

/** Takes one argument and those it swallows; returns how many were used, or a fault. */
function take(given: readonly string[], command: Command, into: Gathered): Result<number, Fault<LineFaultCode>> {
  const [word = '', next] = given;
  if (!word.startsWith('--') || word === '--') {
    into.words.push(word);
    return ok(1);
  }
  const [name = '', inline] = word.slice(2).split(/=(.*)/s, 2);
  if (command.flags.includes(name) && inline === undefined) {
    into.flags.add(name);
    return ok(1);
  }
  if (!command.values.includes(name)) return fail({ code: 'cli/unknown-option', field: word });
  const value = inline ?? next;
  if (value === undefined) return fail({ code: 'cli/value-missing', field: word });
  into.values.set(name, value);
  return ok(inline === undefined ? 2 : 1);
}

/**
 * Tells the options of a command from its arguments.
 *
 * @param given what follows the name of the command; `--name value` and `--name=value` are the same.
 * @returns the line, or `cli/unknown-option`, `cli/value-missing` with the option in `field`.
 */
export function parseLine(given: readonly string[], command: Command): Result<CommandLine, Fault<LineFaultCode>> {
  const line: Gathered = { words: [], flags: new Set(), values: new Map() };
  for (let at = 0; at < given.length;) {
    const taken = take(given.slice(at), command, line);
    if (!taken.ok) return taken;
    at += taken.value;
  }
  return ok(line);
}
