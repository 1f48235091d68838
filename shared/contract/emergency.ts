import { z } from 'zod';
import { EMERGENCY_MODES } from '../domain/emergency/access-event.ts';
import { LONGEST_REASON, QUICK_REASON_CODES } from '../domain/emergency/reason.ts';
import { call } from './call.ts';
import { dossierSchema, tokenSchema } from './dossier.ts';
import { emergencyCardContract } from './emergency-card.ts';
import { emergencyInboxContract } from './emergency-inbox.ts';
import { preparationSchema } from './emergency-preparation.ts';
import { emergencySearchContract } from './emergency-search.ts';

const modeSchema = z.enum(EMERGENCY_MODES);
/** Longer than a reason may be, so that the rule and not the door says so. */
const reasonText = z.string().max(4 * LONGEST_REASON);

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
  ...emergencySearchContract,
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
