import { z } from 'zod';
import { call } from './call.ts';
import { preparationSchema } from './emergency-preparation.ts';

/** What a regulating physician knows of a person without INS; the birth date is `YYYY-MM-DD`. */
export const personSearchSchema = z.strictObject({
  family: z.string().trim().min(2).max(100),
  given: z.string().trim().max(100).optional(),
  birthDate: z.string().max(10).optional(),
  postalCode: z.string().trim().max(10).optional(),
});
export type TypedSearch = z.infer<typeof personSearchSchema>;

/** A candidate with his full traits, as the DMP gives them: to choose among them only (RG_0320, H06). */
export const candidateSchema = z.strictObject({
  candidateId: z.uuid(),
  birthName: z.string(),
  usedName: z.string().optional(),
  givenNames: z.string(),
  sex: z.enum(['M', 'F']).optional(),
  birthDate: z.string().optional(),
  place: z.string(),
  /** Likeness in per cent; null when the store gave none. */
  score: z.number().nullable(),
  opposition: z.enum(['none', 'opposed', 'unknown']),
  /** False for an opposed person (R31), and for one whose identity is not whole enough to be opened. */
  openable: z.boolean(),
});
export type RegulationCandidate = z.infer<typeof candidateSchema>;

/** Always a list, even of one (H06). */
export const candidatesSchema = z.strictObject({ candidates: z.array(candidateSchema), complete: z.boolean() });

export const emergencySearchContract = {
  'emergency.search': call(personSearchSchema, candidatesSchema),
  'emergency.prepareCandidate': call(z.strictObject({ candidateId: z.uuid() }), preparationSchema),
};
