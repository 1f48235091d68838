import { z } from 'zod';

/** A fault as it crosses to the window: code and listed facts, never a stack or a path. */
export const faultSchema = z.strictObject({
  code: z.string(),
  field: z.string().optional(),
  limit: z.number().optional(),
  serverCode: z.string().optional(),
  serverText: z.string().optional(),
});

/** Answer of every call: the value, or all faults at once (habit «all faults, with their place»). */
export function answerSchema<Output extends z.ZodType>(output: Output) {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value: output }),
    z.strictObject({ ok: z.literal(false), faults: z.array(faultSchema).min(1) }),
  ]);
}

/** One call of the contract: what goes in, what comes back when it succeeds. */
export interface Call<Input extends z.ZodType, Output extends z.ZodType> {
  readonly input: Input;
  readonly output: Output;
}

/** Declares a call. Both schemas are strict: an unknown field is refused on the way in and on the way out. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Call<Input, Output> {
  return { input, output };
}

/** Input of a call that needs nothing. */
export const nothing = z.strictObject({});
