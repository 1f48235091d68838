import type { z } from 'zod';
import type { Fault } from '../../shared/fault.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Code of a call that is not what its channel declares. */
export const MALFORMED = 'call/malformed';

/**
 * Parses what the window sent in a call, strictly.
 *
 * @returns the input; `call/malformed` with each place that is not what the call declares. A value that the schema
 *   library itself stumbles over (an object whose `length` is no number, where a text is measured) is malformed too.
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): Result<z.output<Schema>, Fault[]> {
  try {
    const parsed = schema.safeParse(input);
    if (parsed.success) return ok(parsed.data);
    return fail(parsed.error.issues.map(({ path }) => ({ code: MALFORMED, field: path.join('.') })));
  } catch {
    return fail([{ code: MALFORMED }]);
  }
}
