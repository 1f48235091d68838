import { z } from 'zod';
import { call, faultSchema, nothing } from './call.ts';

/** Days of an absence, first and last included. */
const leaveSchema = z.strictObject({ from: z.string().max(10), until: z.string().max(10) });

/** One announcement hold as the board shows it (mock-up 05): no title and no reason before the veil is raised. */
export const holdSchema = z.strictObject({
  holdId: z.string(),
  insId: z.string(),
  patient: z.strictObject({ name: z.string(), givenName: z.string(), birthDate: z.string() }).nullable(),
  /** uniqueIds of its versions: rows of a list are matched by them. */
  versions: z.array(z.string()),
  authorLabel: z.string(),
  mine: z.boolean(),
  phase: z.enum(['QUEUED', 'HELD', 'NOTIFIED', 'ANNOUNCED', 'RELEASED_AUTO', 'WITHDRAWN']),
  /** How far the dates may be believed (decision 22); null until it is deposited. */
  precision: z.enum(['estimated', 'about', 'at-latest']).nullable(),
  depositedAt: z.number().nullable(),
  noticeAt: z.number().nullable(),
  releaseAt: z.number().nullable(),
  openedAt: z.number(),
  talk: z.strictObject({ at: z.number(), place: z.string() }).nullable(),
  owner: z
    .strictObject({ name: z.string(), me: z.boolean(), since: z.number(), leave: leaveSchema.nullable() })
    .nullable(),
  reminder: z.enum(['notice-soon', 'release-soon', 'talk-passed', 'leave-over']).nullable(),
  announcement: z
    .strictObject({
      by: z.string(),
      talkAt: z.number(),
      askedAt: z.number(),
      state: z.enum(['waiting', 'refused', 'done']),
      fault: faultSchema.nullable(),
    })
    .nullable(),
  elsewhere: z.boolean(),
  /** When it ended, for those that did. */
  endedAt: z.number().nullable(),
});
export type Hold = z.infer<typeof holdSchema>;

const withHold = z.strictObject({ holdId: z.string().max(60) });
const nameSchema = z.string().trim().max(120);

export const holdsContract = {
  /** Every hold of this card's holder, those that ended included; `clockOffsetMs` is not zero in a sandbox whose clock was moved. */
  'holds.list': call(nothing, z.strictObject({ holds: z.array(holdSchema), clockOffsetMs: z.number() })),
  /** Titles and reasons of the holds, for a short while: journaled (mock-up 05). */
  'holds.raiseVeil': call(
    nothing,
    z.array(z.strictObject({ holdId: z.string(), title: z.string(), reason: z.string() })),
  ),
  /** Notes or forgets the planned talk; the two dates do not move. */
  'holds.plan': call(withHold.extend({ talkAt: z.number().nullable(), place: nameSchema }), holdSchema),
  /** Hands announcements over: to oneself, or to a colleague by name, for an absence where there is one. */
  'holds.entrust': call(
    z.strictObject({
      holdIds: z.array(z.string().max(60)).min(1).max(500),
      to: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('me') }),
        z.strictObject({ kind: z.literal('colleague'), name: nameSchema, leave: leaveSchema.nullable() }),
      ]),
    }),
    z.array(holdSchema),
  ),
  /** «Consultation d’annonce faite»: makes the document visible to the patient (TD3.3b). Irreversible. */
  'holds.announce': call(withHold.extend({ by: nameSchema, talkAt: z.number(), confirmed: z.boolean() }), holdSchema),
};
