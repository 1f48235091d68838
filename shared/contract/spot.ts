import { z } from 'zod';
import { call } from './call.ts';
import { tokenSchema } from './dossier.ts';

/** Longest identifier of a document that is taken (XDS uniqueId is at most 128). */
const uniqueId = z.string().min(1).max(200);

/**
 * Where one is in the list of a dossier: what was asked of the DMP, and the lines by the identifiers of their documents,
 * since a list that is taken anew has other rows. Never a word of a document.
 */
export const spotSchema = z.strictObject({
  asked: z.strictObject({ scope: z.enum(['two-years', 'all']), archived: z.boolean(), obsolete: z.boolean() }),
  /** The line one is on. */
  line: uniqueId.nullable(),
  /** The first line in sight; null at the top. */
  top: uniqueId.nullable(),
  /** Documents chosen to be opened together. */
  chosen: z.array(uniqueId).max(100),
});
export type Spot = z.infer<typeof spotSchema>;

export const spotContract = {
  /** Kept in the encrypted store for the return after a lock (decision 13, H47). */
  'dossier.keepSpot': call(z.strictObject({ token: tokenSchema, spot: spotSchema }), z.strictObject({})),
  /** Null in another consultation than the one it was kept in. */
  'dossier.spot': call(z.strictObject({ token: tokenSchema }), spotSchema.nullable()),
};
