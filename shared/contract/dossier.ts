import { z } from 'zod';
import { EMERGENCY_MODES } from '../domain/emergency/access-event.ts';
import { NEWS_KINDS } from '../domain/document/list/news-kind.ts';
import { CONSENT_GAPS } from '../domain/consent/opening.ts';
import { CAPACITIES, CONSENTING_PERSONS } from '../domain/consent/record.ts';
import { call, faultSchema } from './call.ts';
import { patientRowSchema } from './patient.ts';

/**
 * Token drawn at each opening: every later call bears it, answers of a dead token are dropped (H02).
 * It is a random UUID and names nobody.
 */
export const tokenSchema = z.uuid();

/** Why the practitioner may read, for the sentence of right; `until` is ours, hence «estimée» (decision 15, H23). */
export const rightSchema = z.strictObject({
  consentAt: z.number(),
  until: z.number().nullable(),
  capacity: z.enum(CAPACITIES),
  consentingPerson: z.enum(CONSENTING_PERSONS),
  representativeName: z.string().exactOptional(),
  isTreatingPhysician: z.boolean(),
});

/** The connection to a minor's dossier, chosen with him (R36); `to-choose` until somebody has said. */
export const connectionSchema = z.enum(['ordinary', 'secret', 'to-choose']);
export type Connection = z.infer<typeof connectionSchema>;

/** What opening gave (mock-up 10). Only `open` and `emergency` let lists and documents through. */
export const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), right: rightSchema }),
  /** Open for the time of an emergency (R30, R31): red frame and countdown on every pane, nothing kept. */
  z.strictObject({
    kind: z.literal('emergency'),
    mode: z.enum(EMERGENCY_MODES),
    since: z.number(),
    until: z.number(),
    /** As sent and journaled; empty in the Centre 15. */
    reason: z.string(),
    /** A quick reason must be completed in words before closing (H25). */
    reasonComplete: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('consent-needed'),
    why: z.enum(CONSENT_GAPS),
    /** For a withdrawal: whether the DMP has been told of it (TD0.3 SUPPRESSION). */
    declared: z.boolean().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('connection-choice') }),
  z.strictObject({
    kind: z.literal('identity-doubt'),
    differences: z.array(z.enum(['name', 'given-name', 'birth-date', 'sex'])),
  }),
  z.strictObject({ kind: z.literal('no-dmp') }),
  z.strictObject({
    kind: z.literal('closed'),
    date: z.string().optional(),
    motive: z.string().optional(),
    reason: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('forbidden') }),
  z.strictObject({ kind: z.literal('unknown-status'), raw: z.string() }),
  z.strictObject({
    kind: z.literal('unreachable'),
    fault: faultSchema,
    hasCopy: z.boolean(),
    /** A document may be queued all the same: this person's identity was compared with the DMP's before (EX_GEN-1230). */
    mayQueue: z.boolean(),
  }),
]);
export type OpeningOutcome = z.infer<typeof outcomeSchema>;

/** The dossier under the banner. */
export const dossierSchema = z.strictObject({
  token: tokenSchema,
  patient: patientRowSchema,
  outcome: outcomeSchema,
  /** When TD0.2 was answered, epoch ms; null when it was not. */
  checkedAt: z.number().nullable(),
  /** Documents may be deposited without consent to consult (R14), but not in a closed or absent dossier. */
  mayDeposit: z.boolean(),
  optedIn: z.boolean(),
  connection: connectionSchema,
  /** Card signatures and TLS handshakes since the opening, shown in the status bar (product budgets). */
  signatures: z.number(),
});
export type Dossier = z.infer<typeof dossierSchema>;

/** What a document is since the last consultation, and whether it was opened in this one: its mark has gone then. */
export const newsSchema = z.strictObject({ kind: z.enum(NEWS_KINDS), opened: z.boolean() });
export type News = z.infer<typeof newsSchema>;

/**
 * One line of the list, as thin as the screen needs it: thousands cross at once. Times are wire text with their own
 * precision (H50).
 */
export const documentRowSchema = z.strictObject({
  /** Stable key of the row within this list. */
  rowId: z.string(),
  uniqueId: z.string(),
  title: z.string(),
  typeLabel: z.string(),
  /** Bare codes, for icons and filters; what is read are the labels. */
  typeCode: z.string().optional(),
  classCode: z.string().optional(),
  classLabel: z.string(),
  /** serviceStartTime when known, else creationTime. */
  actTime: z.string().optional(),
  authorLabel: z.string(),
  institutionLabel: z.string(),
  states: z.array(z.enum(['masque-ps', 'invisible-patient', 'invisible-representants', 'archive', 'ancienne-version'])),
  patientAuthored: z.boolean(),
  mine: z.boolean(),
  mimeType: z.string(),
  formatCode: z.string().optional(),
  size: z.number().optional(),
  /** When this very document is kept in the local copy. */
  inCopy: z.boolean(),
  /** Absent where nothing is to be said of it since the last consultation. */
  news: newsSchema.exactOptional(),
});
export type DocumentRow = z.infer<typeof documentRowSchema>;

/** A row that could not be read: it keeps its place in the list (H08). */
export const unreadableRowSchema = z.strictObject({
  rowId: z.string(),
  unreadable: z.literal(true),
  uniqueId: z.string().optional(),
  faults: z.array(z.string()),
});

const listRowSchema = z.union([documentRowSchema, unreadableRowSchema]);

export const listRequestSchema = z.strictObject({
  token: tokenSchema,
  /** R18: two years of acts at first, everything when asked; the vaccination history has no limit of date. */
  scope: z.enum(['two-years', 'all', 'vaccinations']),
  archived: z.boolean(),
  obsolete: z.boolean(),
});

/** The list with what must be said over it: scope, completeness, age, what the user's own filters hide. */
export const documentListSchema = z.strictObject({
  /** The first rows; the others are asked by `dossier.moreRows`, so that a long list is painted at once. */
  rows: z.array(listRowSchema),
  /** How many rows the list has, those not yet here included. */
  total: z.number(),
  announced: z.number().nullable(),
  complete: z.boolean(),
  receivedAt: z.number(),
  /** When it was asked: what was submitted from then on may be missing from it. That of the copy when it is one. */
  askedAt: z.number(),
  /** Lower bound of the act date, XDS time; null = no bound. */
  scopeFrom: z.string().nullable(),
  /** True when this is the local copy and not today's answer (H12). */
  fromCopy: z.boolean(),
  /** The last complete look of the consultation before, epoch ms; null when there was none: nothing is called new. */
  comparedWith: z.number().nullable(),
});
export type DocumentList = z.infer<typeof documentListSchema>;

/** What was submitted since the last consultation, beside what the list shows (R18, H14). */
export const sinceSchema = z.strictObject({
  /** Documents submitted since whose act is older than what the list was asked for. */
  older: z.number(),
  /** False when the DMP did not say everything: nothing may be concluded from what is not marked. */
  complete: z.boolean(),
  /** Rows whose mark is another one, now that it is known what was submitted since. */
  marks: z.array(z.strictObject({ rowId: z.string(), kind: z.enum(NEWS_KINDS) })),
});
export type Since = z.infer<typeof sinceSchema>;

const withToken = z.strictObject({ token: tokenSchema });

export const dossierContract = {
  'dossier.open': call(z.strictObject({ insId: z.string().max(60) }), dossierSchema),
  /** The user alone may go on after a difference of traits; the reason is kept (EX_GEN-1230). */
  'dossier.acceptMismatch': call(
    z.strictObject({ token: tokenSchema, reason: z.string().trim().min(3).max(500) }),
    dossierSchema,
  ),
  'dossier.list': call(listRequestSchema, documentListSchema),
  /** Rows of the list last asked, from this one on: a piece of it, empty past its end. */
  'dossier.moreRows': call(
    z.strictObject({ token: tokenSchema, from: z.number().int().min(0) }),
    z.array(listRowSchema),
  ),
  /** Asked once a list is there, in a later consultation: what was submitted since (R18). */
  'dossier.since': call(withToken, sinceSchema),
  /** rowIds of the current list whose metadata match, best first. */
  'dossier.search': call(z.strictObject({ token: tokenSchema, words: z.string().max(200) }), z.array(z.string())),
  'dossier.keepCopy': call(z.strictObject({ token: tokenSchema, keep: z.boolean() }), dossierSchema),
  'dossier.current': call(z.strictObject({}), dossierSchema.nullable()),
  'dossier.close': call(withToken, z.strictObject({})),
};
