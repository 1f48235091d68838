import { z } from 'zod';
import { WAY_OUT_REASONS } from '../domain/audit/way-out.ts';
import { OUTPUTS } from '../domain/output/outputs.ts';
import { call } from './call.ts';
import { tokenSchema } from './dossier.ts';

const rowSchema = z.strictObject({ token: tokenSchema, rowId: z.string().max(200) });

/** Why an output is refused now, by output; null where it is allowed. */
export const verdictsSchema = z.strictObject({
  print: z.string().nullable(),
  save: z.string().nullable(),
  copy: z.string().nullable(),
  'show-to-patient': z.string().nullable(),
});
export type Verdicts = z.infer<typeof verdictsSchema>;

export const outputContract = {
  /** Why nothing of the open dossier may be handed to a representative now; null when it may (R34–R37). */
  'output.recipients': call(
    z.strictObject({ token: tokenSchema }),
    z.strictObject({ representative: z.enum(['output/no-representative', 'output/secret-connection']).nullable() }),
  ),
  /** What may leave the screen of one document, now; nothing is journaled. Asked again when `holds.changed` is heard. */
  'output.verdicts': call(rowSchema, verdictsSchema),
  /** Asked before each output, and journaled with the class of its reason, the refusals too (R28, N7, H56). Nothing leaves before it is answered. */
  'output.ask': call(
    rowSchema.extend({ output: z.enum(OUTPUTS), reason: z.enum(WAY_OUT_REASONS) }),
    z.strictObject({}),
  ),
  /**
   * Writes the file of the open document through the desktop's own dialog; the main process has its bytes already and
   * asks again once the place is chosen. `written` is false when the user gave up.
   */
  'output.save': call(rowSchema.extend({ reason: z.enum(WAY_OUT_REASONS) }), z.strictObject({ written: z.boolean() })),
};
