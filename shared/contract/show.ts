import { z } from 'zod';
import { call } from './call.ts';
import { documentViewSchema } from './document.ts';
import { documentRowSchema, tokenSchema } from './dossier.ts';

/** A document as it is shown to its patient: nothing of its states, of whose it is, of what stands beside it. */
export const shownRowSchema = documentRowSchema.pick({
  rowId: true,
  title: true,
  typeLabel: true,
  typeCode: true,
  classCode: true,
  actTime: true,
  authorLabel: true,
  institutionLabel: true,
});
export type ShownRow = z.infer<typeof shownRowSchema>;

const withToken = z.strictObject({ token: tokenSchema });

export const showContract = {
  /** Turns the screen to the patient (mock-up 13): what she may see of the list on screen, and nothing else answers. */
  'show.enter': call(withToken, z.strictObject({ rows: z.array(shownRowSchema) })),
  /** One of those documents. */
  'show.read': call(withToken.extend({ rowId: z.string().max(200) }), documentViewSchema),
  /** The doctor takes the screen back, by an act of his own. */
  'show.leave': call(withToken, z.strictObject({})),
};
