import { z } from 'zod';
import { EMERGENCY_MODES } from '../domain/emergency/access-event.ts';
import { faultSchema } from './call.ts';
import { patientRowSchema } from './patient.ts';

/** What was found out before the two acts: TD0.2, then the opposition to this very mode (R30, R32). */
export const preparationSchema = z.strictObject({
  /** Random; `emergency.open` names it, and it names nobody. */
  preparationId: z.uuid(),
  mode: z.enum(EMERGENCY_MODES),
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
