import { z } from 'zod';
import { call, nothing } from './call.ts';

/** How far a dossier of the running, or last, filling is. */
const progressSchema = z.strictObject({
  state: z.enum(['waiting', 'running', 'done', 'failed', 'left-out']),
  done: z.number(),
  total: z.number(),
  faultCode: z.string().nullable(),
});

/** One dossier kept on this workstation, by its age and size: nothing of what it says. */
export const copySchema = z.strictObject({
  insId: z.string(),
  patientLabel: z.string(),
  /** Instants: list received, right last asked, and when it is wiped unless the right is asked before (R41). */
  receivedAt: z.number().nullable(),
  checkedAt: z.number(),
  until: z.number(),
  /** Why it stays out of sight, or null. */
  withheld: z.string().nullable(),
  complete: z.boolean(),
  kept: z.number(),
  missing: z.number(),
  progress: progressSchema.nullable(),
});
export type Copy = z.infer<typeof copySchema>;

/** A wiping, as the journal has it (R41): when, whose, why and how much. */
export const wipedSchema = z.strictObject({
  at: z.number(),
  patientLabel: z.string(),
  reason: z.string(),
  documents: z.number(),
});
export type Wiped = z.infer<typeof wipedSchema>;

export const copiesSchema = z.strictObject({
  /** False for a card that can have no copy (decision 12). */
  available: z.boolean(),
  running: z.boolean(),
  /** Why the last filling ended early. */
  faultCode: z.string().nullable(),
  copies: z.array(copySchema),
  wiped: z.array(wipedSchema),
});
export type Copies = z.infer<typeof copiesSchema>;

export const copiesContract = {
  'copies.state': call(nothing, copiesSchema),
  /** Fills every copy, on this act only (N3); goes on where an earlier one stopped. */
  'copies.fill': call(nothing, copiesSchema),
  'copies.stop': call(nothing, copiesSchema),
  /** Stops keeping a dossier: wiped at once. */
  'copies.drop': call(z.strictObject({ insId: z.string().max(80) }), copiesSchema),
};
