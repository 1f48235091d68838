import { z } from 'zod';
import { EMERGENCY_MODES, ENDINGS } from '../domain/emergency/access-event.ts';
import { DECISIONS } from '../domain/emergency/opinion.ts';
import { QUICK_REASON_CODES } from '../domain/emergency/reason.ts';
import { accessEventSchema, partiesSchema, volumeReportSchema } from './access-event.ts';
import { call } from './call.ts';

const personSchema = z.strictObject({ nationalId: z.string(), family: z.string(), given: z.string() });

/** What a file of the folder says, before its signature was looked at: foreign, like everything on a share. */
export const inboxEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('event'), event: accessEventSchema }),
  z.strictObject({ kind: z.literal('volume'), report: volumeReportSchema }),
  z.strictObject({
    kind: z.literal('review'),
    /** The access or the report it is about. */
    accessId: z.uuid(),
    at: z.number(),
    officer: personSchema,
    decision: z.enum(DECISIONS),
    opinion: z.string(),
  }),
]);
export type InboxEntry = z.infer<typeof inboxEntrySchema>;

const reviewable = {
  entryId: z.string(),
  at: z.number(),
  practitioner: partiesSchema.practitioner,
  structure: partiesSchema.structure,
  state: z.enum(['to-review', 'question', 'conform', 'not-conform', 'refused']),
  opinion: z.strictObject({ text: z.string(), at: z.number(), officer: personSchema }).nullable(),
  /** False when a file of this entry does not bear the signature of the person it names. */
  genuine: z.boolean(),
  /** Entries of the same kind and professional in the thirty days before this one, itself included. */
  inThirtyDays: z.number(),
};

/** An emergency access as the privacy officer sees it: who, when, why in one class, how it ended. Nothing clinical. */
const accessRowSchema = z.strictObject({
  kind: z.literal('access'),
  ...reviewable,
  patient: partiesSchema.patient,
  mode: z.enum(EMERGENCY_MODES),
  /** The reason in one class; `free` = written in full, null in the Centre 15 and for a refusal. */
  reasonClass: z.union([z.enum(QUICK_REASON_CODES), z.literal('free')]).nullable(),
  reasonComplete: z.boolean(),
  opposition: z.enum(['none', 'opposed', 'unknown']).nullable(),
  refused: z.string().nullable(),
  ended: z.strictObject({ at: z.number(), why: z.enum(ENDINGS), documents: z.number() }).nullable(),
});
export type AccessRow = z.infer<typeof accessRowSchema>;

/** An unusual number of documents opened in one day (H56). */
const volumeRowSchema = z.strictObject({
  kind: z.literal('volume'),
  ...reviewable,
  count: z.number(),
  limit: z.number(),
});
export type VolumeRow = z.infer<typeof volumeRowSchema>;

export type InboxRow = AccessRow | VolumeRow;

export const inboxSchema = z.strictObject({
  rows: z.array(z.discriminatedUnion('kind', [accessRowSchema, volumeRowSchema])),
  /** Files that say nothing that can be read: their names. */
  unreadable: z.array(z.string()),
  /** Files about an access or a report whose own file is not in the folder: somebody removed or changed it. */
  orphans: z.array(z.string()),
});
export type Inbox = z.infer<typeof inboxSchema>;

export const emergencyInboxContract = {
  'emergency.inbox': call(z.strictObject({}), inboxSchema),
  /** The reason of an access in words; this reading is journaled. */
  'emergency.readReason': call(z.strictObject({ entryId: z.uuid() }), z.strictObject({ text: z.string() })),
  'emergency.review': call(
    z.strictObject({ entryId: z.uuid(), decision: z.enum(DECISIONS), opinion: z.string().max(4000) }),
    inboxSchema,
  ),
};
