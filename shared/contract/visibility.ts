import { z } from 'zod';
import { DOCUMENT_CHANGES } from '../domain/document/change/change.ts';
import { call } from './call.ts';
import { jobSchema } from './deposit.ts';
import { documentRowSchema, tokenSchema } from './dossier.ts';

const rowSchema = z.strictObject({ token: tokenSchema, rowId: z.string().max(200) });

/** What the situation allows on one document; the DMP decides when it is asked (dmp-interface §6.4). */
export const offersSchema = z.strictObject({
  changes: z.array(z.enum(DOCUMENT_CHANGES)),
  /** A new version may take its place: one's own document, in force (R16). */
  replaceable: z.boolean(),
  /** Whether this practitioner still reads it once it is masked: as its author, or as médecin traitant (R21). */
  readsWhenMasked: z.boolean(),
});
export type Offers = z.infer<typeof offersSchema>;

/** Making visible to the patient is the announcement itself and is not asked here (R22, R29). */
export const ASKED_CHANGES = DOCUMENT_CHANGES.filter((change) => change !== 'show-to-patient');
export type AskedChange = (typeof ASKED_CHANGES)[number];

export const visibilityContract = {
  /** What may be done with a document of the list. Nothing is asked of the DMP. */
  'visibility.offers': call(rowSchema, offersSchema),
  /**
   * TD3.3 on a document of the list. `confirmed` is the answer to the blocking question of an irreversible change
   * (EX_3.3-1045, EX_3.3-1050). The row comes back as the registry's Success leaves it; null when it is no longer this
   * practitioner's to read.
   */
  'visibility.change': call(
    rowSchema.extend({ change: z.enum(ASKED_CHANGES), confirmed: z.boolean() }),
    z.strictObject({ row: documentRowSchema.nullable() }),
  ),
  /** TD3.3c on one's own deposit, from the queue: it works where one may not read, as in the wrong dossier (R16). */
  'visibility.withdrawDeposit': call(
    z.strictObject({ jobId: z.string().max(60), confirmed: z.literal(true) }),
    jobSchema,
  ),
  /** The version in force that took the place of a document read in this opening; null when none is known (H10). */
  'visibility.successor': call(
    z.strictObject({ token: tokenSchema, uniqueId: z.string().max(200) }),
    z.strictObject({ row: documentRowSchema.nullable() }),
  ),
};
