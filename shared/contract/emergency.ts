import { z } from 'zod';
import { EMERGENCY_MODES } from '../domain/emergency/access-event.ts';
import { LONGEST_REASON, QUICK_REASON_CODES } from '../domain/emergency/reason.ts';
import { call, faultSchema } from './call.ts';
import { dossierSchema, tokenSchema } from './dossier.ts';
import { emergencyCardContract } from './emergency-card.ts';
import { emergencyInboxContract } from './emergency-inbox.ts';
import { patientRowSchema } from './patient.ts';

const modeSchema = z.enum(EMERGENCY_MODES);
/** Longer than a reason may be, so that the rule and not the door says so. */
const reasonText = z.string().max(4 * LONGEST_REASON);

/** What was found out before the two acts: TD0.2, then the opposition to this very mode (R30, R32). */
export const preparationSchema = z.strictObject({
  /** Random; `emergency.open` names it, and it names nobody. */
  preparationId: z.uuid(),
  mode: modeSchema,
  patient: patientRowSchema,
  checkedAt: z.number(),
  /**
   * `possible`: the two acts remain. Everything else offers no button (R9, H23): `refused` when the store or the person
   * says no, without saying which; `unreachable` with the fault of the layer that failed.
   */
  state: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('possible'),
      /** `unknown`: the store did not say, and decides when the dossier is asked for (decision 24). */
      opposition: z.enum(['none', 'unknown']),
      /** Traits that the DMP has otherwise: to be looked at before going on (EX_GEN-1230). */
      differences: z.array(z.enum(['name', 'given-name', 'birth-date', 'sex'])),
    }),
    z.strictObject({ kind: z.literal('refused') }),
    z.strictObject({ kind: z.literal('no-dmp') }),
    z.strictObject({ kind: z.literal('closed') }),
    z.strictObject({ kind: z.literal('unknown-status'), raw: z.string() }),
    z.strictObject({ kind: z.literal('unreachable'), fault: faultSchema }),
  ]),
});
export type Preparation = z.infer<typeof preparationSchema>;

/** An access that ended before its quick reason was completed in words (H25). */
export const unfinishedSchema = z.strictObject({
  accessId: z.uuid(),
  at: z.number(),
  birthName: z.string(),
  firstGivenName: z.string(),
  reason: z.string(),
});
export type Unfinished = z.infer<typeof unfinishedSchema>;

/** What this card may do in an emergency, in this situation. */
export const standingSchema = z.strictObject({
  /** A regulating physician at a regulation centre (R31). */
  regulator: z.boolean(),
  /** Named as privacy officer by the settings (decision 24). */
  officer: z.boolean(),
  lifeMs: z.number(),
  /** Accesses whose quick reason waits for words. */
  unfinished: z.array(unfinishedSchema),
});
export type Standing = z.infer<typeof standingSchema>;

export const emergencyContract = {
  ...emergencyCardContract,
  ...emergencyInboxContract,
  'emergency.standing': call(z.strictObject({}), standingSchema),
  'emergency.prepare': call(z.strictObject({ insId: z.string().max(60), mode: modeSchema }), preparationSchema),
  'emergency.open': call(
    z.strictObject({
      preparationId: z.uuid(),
      unableToConsent: z.boolean(),
      immediateRisk: z.boolean(),
      reason: reasonText,
      quick: z.enum(QUICK_REASON_CODES).nullable(),
      /** The differences of traits were seen, and it is the right person all the same. */
      samePerson: z.boolean(),
    }),
    dossierSchema,
  ),
  /** Ends the access; `reason` completes a quick one, null when there is nothing to complete. */
  'emergency.close': call(z.strictObject({ token: tokenSchema, reason: reasonText.nullable() }), z.strictObject({})),
  /** Completes the reason of an access that ended by itself. */
  'emergency.complete': call(z.strictObject({ accessId: z.uuid(), reason: reasonText }), z.array(unfinishedSchema)),
};
