import { z } from 'zod';
import { call } from './call.ts';
import { dossierSchema, tokenSchema } from './dossier.ts';

/** A professional whom the patient authorised or blocked, as the DMP names him (TD1.6). Times are wire text. */
export const carerSchema = z.strictObject({
  nationalId: z.string(),
  name: z.string(),
  /** Bare code as the DMP gives it, `G15_10/SM26`; its label when it gave one. */
  specialty: z.strictObject({ code: z.string(), label: z.string().nullable() }).nullable(),
  startedAt: z.string().nullable(),
  lastActionAt: z.string().nullable(),
  /** `other` keeps the DMP's own word. */
  state: z.enum(['authorised', 'blocked', 'other']),
  stateText: z.string(),
  /** The holder of this card. */
  mine: z.boolean(),
});
export type Carer = z.infer<typeof carerSchema>;

export const carersContract = {
  /** TD1.6, on explicit demand only: whom the patient authorised, and whom he blocked. */
  'carers.list': call(z.strictObject({ token: tokenSchema }), z.array(carerSchema)),
  /** TD0.3 with the role: the patient takes the holder for his médecin traitant, or no longer (R11). */
  'carers.setTreating': call(
    z.strictObject({ token: tokenSchema, treating: z.boolean(), askedByPatient: z.literal(true) }),
    dossierSchema,
  ),
};
