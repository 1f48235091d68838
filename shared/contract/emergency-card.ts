import { z } from 'zod';
import { MANNERS } from '../domain/emergency/card/manner.ts';
import { TOPICS } from '../domain/emergency/card/topics.ts';
import { call, faultSchema } from './call.ts';
import { tokenSchema } from './dossier.ts';

/** The document that something stands in; `rowId` opens it. */
const sourceSchema = z.strictObject({
  rowId: z.string(),
  title: z.string(),
  typeLabel: z.string(),
  actTime: z.string().optional(),
  /** Masked to professionals, and given by the store all the same: said beside it (R21, decision 24). */
  masked: z.boolean(),
});

/** A line of the card: a verbatim quotation, how it is said, where it stands. No code is derived (H27). */
export const cardItemSchema = z.strictObject({
  topic: z.enum(TOPICS),
  manner: z.enum(MANNERS),
  text: z.string(),
  source: sourceSchema,
  page: z.number().optional(),
  section: z.string().optional(),
  /** In how many other documents the same words stand. */
  elsewhere: z.number(),
});
export type CardItem = z.infer<typeof cardItemSchema>;

/** Why a document was not read: each one is counted, and linked (H27). */
export const UNREAD_REASONS = ['waiting', 'image', 'unreadable', 'not-received', 'other-person', 'limit'] as const;

export const emergencyCardSchema = z.strictObject({
  token: tokenSchema,
  state: z.enum(['reading', 'done', 'failed']),
  /** Why nothing more can be read; the fault of the list or of the exchange. */
  fault: faultSchema.nullable(),
  elapsedMs: z.number(),
  total: z.number(),
  read: z.number(),
  /** False when the store announced more than it gave, or when rows could not be read (N4). */
  complete: z.boolean(),
  unread: z.array(z.strictObject({ source: sourceSchema, why: z.enum(UNREAD_REASONS) })),
  items: z.array(cardItemSchema),
  /** Documents that are about a topic by their type or title, whatever was found in them. */
  linked: z.array(z.strictObject({ topic: z.enum(TOPICS), source: sourceSchema })),
});
export type EmergencyCard = z.infer<typeof emergencyCardSchema>;

export const emergencyCardContract = {
  /** The card as far as it is built; the first call begins to build it, `emergency.changed` tells of progress. */
  'emergency.card': call(z.strictObject({ token: tokenSchema }), emergencyCardSchema),
};
