import { z } from 'zod';
import { BREAK_CAUSES } from '../domain/audit/chain.ts';
import { AUDIT_KINDS } from '../domain/audit/event.ts';
import { SHOWN_FILTERS, SHOWN_MODES } from '../domain/audit/seen.ts';
import { call, nothing } from './call.ts';
import { tokenSchema } from './dossier.ts';
import { patientRowSchema } from './patient.ts';

/** Whether the chain holds, as last verified; `sealedTo` is the last row a seal of the card covers. */
export const journalVerdictSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('checking'), rows: z.number(), total: z.number() }),
  z.strictObject({ kind: z.literal('whole'), at: z.number(), rows: z.number(), sealedTo: z.number() }),
  z.strictObject({
    kind: z.literal('broken'),
    at: z.number(),
    rows: z.number(),
    sequence: z.number(),
    cause: z.enum(BREAK_CAUSES),
    /** The holder said that he saw it; the journal says so too. */
    seen: z.boolean(),
  }),
]);
export type JournalVerdict = z.infer<typeof journalVerdictSchema>;

/** What is looked for. `words` are read as a patient, a document's identifier or the beginning of a hash. */
export const journalFilterSchema = z.strictObject({
  words: z.string().max(200),
  /** Kinds whose French name bears the words: the window alone knows the names. */
  namedKinds: z.array(z.enum(AUDIT_KINDS)).max(500),
  /** Only these kinds; empty for all. */
  kinds: z.array(z.enum(AUDIT_KINDS)).max(500),
  from: z.number().nullable(),
  to: z.number().nullable(),
});
export type JournalFilter = z.infer<typeof journalFilterSchema>;

const factsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** One row of the journal. `patientLabel` is null for a patient that the practice's list no longer holds. */
export const journalRowSchema = z.strictObject({
  sequence: z.number(),
  kind: z.enum(AUDIT_KINDS),
  at: z.number(),
  insId: z.string().nullable(),
  patientLabel: z.string().nullable(),
  facts: factsSchema,
  hash: z.string(),
});
export type JournalRow = z.infer<typeof journalRowSchema>;

export const journalPageSchema = z.strictObject({
  rows: z.array(journalRowSchema),
  matched: z.number(),
  total: z.number(),
});
export type JournalPage = z.infer<typeof journalPageSchema>;

/** A list as it stood on screen: when, what of it, through which filters, turned to whom. */
export const shownListSchema = z.strictObject({
  /** Row to ask the list of. */
  sequence: z.number(),
  at: z.number(),
  received: z.number(),
  announced: z.number().nullable(),
  complete: z.boolean(),
  scopeFrom: z.string().nullable(),
  archived: z.boolean(),
  obsolete: z.boolean(),
  fromCopy: z.boolean(),
  shown: z.number(),
  filters: z.array(z.enum(SHOWN_FILTERS)),
  mode: z.enum(SHOWN_MODES),
});
export type ShownList = z.infer<typeof shownListSchema>;

/** A document opened. `title` is null when it may no longer be read here, or is veiled (H13, H16). */
export const openedDocumentSchema = z.strictObject({
  sequence: z.number(),
  at: z.number(),
  uniqueId: z.string(),
  title: z.string().nullable(),
  typeLabel: z.string(),
  states: z.array(z.string()),
  pages: z.strictObject({ seen: z.array(z.number()), of: z.number() }).nullable(),
  fromCopy: z.boolean(),
  /** Code of the refusal, when it was not had. */
  refused: z.string().nullable(),
});

/** One opening of a dossier, rebuilt from its rows (H55). */
export const visitSchema = z.strictObject({
  patient: patientRowSchema.nullable(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** Facts of the opening: outcome, capacity, consent, treating physician. */
  right: factsSchema.nullable(),
  lists: z.array(shownListSchema),
  documents: z.array(openedDocumentSchema),
});
export type Visit = z.infer<typeof visitSchema>;

/** One row opened, with its place in the chain. */
export const journalEntrySchema = z.strictObject({
  row: journalRowSchema,
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** True once a seal of the card covers it. */
  sealed: z.boolean(),
  visit: visitSchema.nullable(),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** One line of a rebuilt list; see `openedDocumentSchema` for `title`. */
export const seenRowSchema = z.strictObject({
  uniqueId: z.string(),
  title: z.string().nullable(),
  typeLabel: z.string(),
  actTime: z.string().nullable(),
  states: z.array(z.string()),
  byPatient: z.boolean(),
  unreadable: z.boolean(),
});
export type RebuiltRow = z.infer<typeof seenRowSchema>;

/** What a copy of the journal is for, which decides what is in it and how it is written. */
export const HAND_OVERS = ['control-file', 'control-text', 'patient-text'] as const;
export const handOverSchema = z.strictObject({
  what: z.enum(HAND_OVERS),
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** The patient of a `patient-text`; for a control, the only patient whose rows bear their content. */
  insId: z.string().max(60).nullable(),
});
export type HandOver = z.infer<typeof handOverSchema>;

export const journalContract = {
  'journal.verdict': call(nothing, journalVerdictSchema),
  'journal.acknowledgeBreak': call(nothing, journalVerdictSchema),
  'journal.find': call(
    z.strictObject({
      filter: journalFilterSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    journalPageSchema,
  ),
  'journal.open': call(z.strictObject({ sequence: z.number().int().min(1) }), journalEntrySchema),
  'journal.rebuild': call(z.strictObject({ sequence: z.number().int().min(1) }), z.array(seenRowSchema)),
  /** Asks where to write, then writes; `saved` false when the user gave up. No path crosses. */
  'journal.handOver': call(handOverSchema, z.strictObject({ saved: z.boolean(), rows: z.number() })),
  /** What stands on screen of the last list: its rows in the order shown (proof of view, H55). */
  'journal.noteList': call(
    z.strictObject({
      token: tokenSchema,
      rowIds: z.array(z.string().max(200)).max(200_000),
      filters: z.array(z.enum(SHOWN_FILTERS)).max(100),
      mode: z.enum(SHOWN_MODES),
    }),
    z.strictObject({}),
  ),
  /** Pages of a document that stood on screen. */
  'journal.notePages': call(
    z.strictObject({
      token: tokenSchema,
      rowId: z.string().max(200),
      pages: z.array(z.number().int().min(1)).min(1).max(5_000),
      of: z.number().int().min(1),
    }),
    z.strictObject({}),
  ),
  /** Whose accesses the store's own history would show; null when its address is not configured or nothing is open. */
  'journal.accessHistory': call(z.strictObject({ token: tokenSchema }), z.enum(['all', 'own']).nullable()),
  /** Opens the store's own history of accesses in the system's browser (TD0.9 Web-PS, dmp-interface §1.9). */
  'journal.openAccessHistory': call(z.strictObject({ token: tokenSchema }), z.strictObject({})),
};
