import { z } from 'zod';
import { consentActSchema } from './consent-act.ts';
import { instantSchema } from './instant.ts';

const signatureSchema = z.strictObject({ signature: z.string(), certificate: z.string() });

/**
 * What a proof of consent says, beside the signed act itself: names for the reader, who exported it and when. All of it
 * is under the seal of who exports.
 */
export const proofBodySchema = z.strictObject({
  format: z.literal('poste-dmp-preuve-de-consentement'),
  /** Of this structure and of the page made from it. */
  version: z.literal(1),
  act: consentActSchema,
  actSignature: signatureSchema,
  patient: z.strictObject({ birthName: z.string(), givenNames: z.string(), birthDate: z.string() }),
  recordedBy: z.string(),
  structure: z.string(),
  exportedAt: instantSchema,
  exportedBy: z.string(),
  environment: z.enum(['sandbox', 'production']),
});
export type ProofBody = z.infer<typeof proofBodySchema>;

/** The machine-readable part of a proof file. */
export const consentProofSchema = z.strictObject({ body: proofBodySchema, seal: signatureSchema });
export type ConsentProofFile = z.infer<typeof consentProofSchema>;
