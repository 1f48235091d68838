import { z } from 'zod';
import { call, nothing } from './call.ts';

const codeSchema = z.strictObject({ code: z.string(), codeSystem: z.string(), displayName: z.string().optional() });

export const holderSchema = z.strictObject({
  nationalId: z.string(),
  family: z.string(),
  given: z.string(),
  profession: codeSchema,
  savoirFaire: codeSchema.optional(),
});

export const situationSchema = z.strictObject({
  structureId: z.string(),
  structureName: z.string(),
  sector: z.string(),
});

const warningSchema = z.enum(['expires-in-60-days', 'expires-in-30-days', 'expires-in-7-days', 'revocation-unknown']);

/** States of the card and its session (`shared/domain/card/card-state.ts`). */
export const cardStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('middleware-missing') }),
  z.strictObject({ kind: z.literal('no-reader') }),
  z.strictObject({ kind: z.literal('no-card') }),
  z.strictObject({ kind: z.literal('reading') }),
  z.strictObject({ kind: z.literal('unreadable'), faultCode: z.string() }),
  z.strictObject({
    kind: z.literal('refused'),
    holder: holderSchema,
    why: z.enum([
      'expired',
      'not-yet-valid',
      'revoked',
      'unknown-chain',
      'revocation-unknown',
      'profession-refused',
      'incomplete',
    ]),
  }),
  z.strictObject({
    kind: z.literal('locked'),
    holder: holderSchema,
    validUntil: z.number(),
    situationLastUsed: situationSchema.optional(),
    triesLeft: z.enum(['unknown', 'low', 'last']),
    lockedBy: z.enum(['by-hand', 'card-removed', 'idle', 'sleep', 'doubt', 'quit']).optional(),
    warnings: z.array(warningSchema).readonly().optional(),
  }),
  z.strictObject({ kind: z.literal('unlocking'), holder: holderSchema }),
  z.strictObject({
    kind: z.literal('choosing-situation'),
    holder: holderSchema,
    situations: z.array(situationSchema).readonly(),
  }),
  z.strictObject({
    kind: z.literal('open'),
    holder: holderSchema,
    situation: situationSchema,
    validUntil: z.number(),
    warnings: z.array(warningSchema).readonly().optional(),
  }),
  z.strictObject({ kind: z.literal('blocked'), holder: holderSchema }),
]);
export type CardView = z.infer<typeof cardStateSchema>;

/** What is known of the workstation's clock: `shared/domain/time/clock-state.ts`. */
const clockStateSchema = z.strictObject({
  errorMs: z.number().int(),
  movedMs: z.number().int(),
  certain: z.boolean(),
  heardAt: z.number().nullable(),
});

/** One link of the chain from the workstation to the DMP, as the card doctor checked it (mock-up 01b). */
export const linkSchema = z.strictObject({
  layer: z.enum(['middleware', 'reader', 'card', 'certificates', 'dmp', 'clock']),
  verdict: z.enum(['ok', 'fault', 'not-checked']),
  /** Fact to show beside: a library version, a date, milliseconds, a fault code; never a patient. */
  detail: z.strictObject({
    code: z.string(),
    value: z.string().optional(),
    clock: clockStateSchema.optional(),
  }),
});
export type Link = z.infer<typeof linkSchema>;

export const cardContract = {
  'card.state': call(nothing, cardStateSchema),
  /**
   * The PIN crosses inward only, once for each human act (style anchors §1); it is copied into one buffer of the card
   * process and wiped at lock. Answers with the new state; `card/pin-wrong` keeps the state `locked`.
   */
  'card.unlock': call(
    z.strictObject({
      pin: z.string().regex(/^\d{4,8}$/),
      structureId: z.string().max(40).optional(),
      recoveryCode: z.string().max(80).optional(),
    }),
    cardStateSchema,
  ),
  'card.chooseSituation': call(z.strictObject({ structureId: z.string().max(40) }), cardStateSchema),
  'card.lock': call(nothing, cardStateSchema),
  /** Checks every layer now. */
  'card.diagnose': call(nothing, z.array(linkSchema)),
};
