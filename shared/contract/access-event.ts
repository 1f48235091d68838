import { z } from 'zod';
import { EMERGENCY_MODES, ENDINGS } from '../domain/emergency/access-event.ts';
import { QUICK_REASON_CODES } from '../domain/emergency/reason.ts';

const mode = z.enum(EMERGENCY_MODES);

const factSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('opened'),
    mode,
    reason: z
      .strictObject({ quick: z.enum(QUICK_REASON_CODES).nullable(), text: z.string(), complete: z.boolean() })
      .nullable(),
    opposition: z.enum(['none', 'opposed', 'unknown']),
    until: z.number(),
  }),
  z.strictObject({ kind: z.literal('refused'), mode, code: z.string() }),
  z.strictObject({ kind: z.literal('completed'), text: z.string() }),
  z.strictObject({ kind: z.literal('ended'), why: z.enum(ENDINGS), documents: z.number() }),
]);

export const partiesSchema = {
  practitioner: z.strictObject({
    nationalId: z.string(),
    family: z.string(),
    given: z.string(),
    profession: z.string(),
  }),
  structure: z.strictObject({ structureId: z.string(), structureName: z.string() }),
  patient: z.strictObject({
    insId: z.string(),
    birthName: z.string(),
    firstGivenName: z.string(),
    birthDate: z.string(),
  }),
};

/** An unusual volume, out of the privacy officer's folder: foreign too (H56). */
export const volumeReportSchema = z.strictObject({
  reportId: z.uuid(),
  at: z.number(),
  practitioner: partiesSchema.practitioner,
  structure: partiesSchema.structure,
  count: z.number().int().positive(),
  limit: z.number().int().nonnegative(),
});

/** An event of an emergency access, out of the store or out of the privacy officer's folder: both are foreign. */
export const accessEventSchema = z.strictObject({
  accessId: z.uuid(),
  at: z.number(),
  ...partiesSchema,
  fact: factSchema,
});
