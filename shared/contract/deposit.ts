import { z } from 'zod';
import { bytesSchema } from './bytes.ts';
import { GUARDS } from '../domain/document/whose/guard.ts';
import { OWN_TRAITS } from '../domain/document/whose/whose-document.ts';
import { INFORMERS } from '../domain/feeding/feeding.ts';
import { DEPOSIT_MEDIA_TYPES } from '../domain/document/deposit.ts';
import { RESTRICTIONS } from '../domain/document/visibility.ts';
import { call } from './call.ts';
import { tokenSchema } from './dossier.ts';

/** Largest file that may cross to the main process; the DMP's own limit is a setting below it (decision 15). */
export const CROSSING_LIMIT_BYTES = 50 * 1024 * 1024;

/** Words of the form as typed so far; empty strings for what is not answered yet. */
export const depositFormSchema = z.strictObject({
  typeCode: z.string().max(100),
  title: z.string().max(300),
  actAt: z.string().max(20),
  /** Empty until answered: the question is asked for each document (EX_2.1-1050, R15). */
  masked: z.enum(['', 'yes', 'no']),
  /** May the patient see it at once? `hold`: not before the announcement (R22). Empty until answered. */
  patient: z.enum(['', 'visible', 'hold']),
  /** Why it is held; kept on this workstation (R22). Longer than a reason may be, so that the rule and not the door says so. */
  holdReason: z.string().max(1200),
  /** Planned talk, `YYYY-MM-DDThh:mm` in Paris; empty when none is planned. */
  talkAt: z.string().max(20),
  /** For a minor only: may his legal representatives see it? Empty until answered, no default (H20). */
  representatives: z.enum(['', 'visible', 'hidden']),
});
export type DepositForm = z.infer<typeof depositFormSchema>;

/** A file accepted for deposit, with what the form holds; saved encrypted at each change (decision 13). */
export const draftSchema = z.strictObject({
  draftId: z.uuid(),
  fileName: z.string(),
  mediaType: z.enum(DEPOSIT_MEDIA_TYPES),
  size: z.number(),
  pages: z.number().optional(),
  form: depositFormSchema,
  /**
   * Whose the file says it is (issue §6, H28). It agrees only on proof: its INS, or surname, given name and birth date
   * together. `differs`: it names somebody else by one of those; `named` then says what was read, and where.
   */
  guard: z.enum(GUARDS),
  named: z.array(z.strictObject({ trait: z.enum(OWN_TRAITS), found: z.string(), place: z.string() })),
  /** The version in force that this one takes the place of; its restrictions are inherited (N7). */
  replaces: z
    .strictObject({ uniqueId: z.string(), title: z.string(), restrictions: z.array(z.enum(RESTRICTIONS)) })
    .nullable(),
});
export type Draft = z.infer<typeof draftSchema>;

export const documentTypeSchema = z.strictObject({
  code: z.string(),
  codeSystem: z.string(),
  displayName: z.string(),
  classCode: z.string(),
  classLabel: z.string(),
});
export type DocumentType = z.infer<typeof documentTypeSchema>;

/** One document of the queue as the strip shows it (mock-up 04). No bytes, no patient name beyond the banner's own. */
export const jobSchema = z.strictObject({
  jobId: z.string(),
  /** Of the document, as lists and holds name it. */
  uniqueId: z.string(),
  /** Versions of one document share it: the earlier one leaves first (H30). */
  chainId: z.string(),
  insId: z.string(),
  patientLabel: z.string(),
  title: z.string(),
  typeLabel: z.string(),
  size: z.number(),
  state: z.enum(['held-back', 'queued', 'sending', 'review', 'sent', 'refused', 'recalled']),
  sentBytes: z.number(),
  totalBytes: z.number(),
  attempts: z.number(),
  /** The practitioner has seen what became of it. */
  answerShown: z.boolean(),
  notBefore: z.number(),
  createdAt: z.number(),
  /** End of the day on which it was validated: past it and not received, it is overdue (R13). */
  dueBy: z.number(),
  acknowledgedAt: z.number().nullable(),
  /** When its author took it back from the DMP (TD3.3c). */
  withdrawnAt: z.number().nullable(),
  fault: z
    .strictObject({ code: z.string(), serverCode: z.string().optional(), serverText: z.string().optional() })
    .nullable(),
});
export type Job = z.infer<typeof jobSchema>;

/** The patient's say on what is filed in his dossier: informed once, and the deposits he objected to (R14). */
export const feedingSchema = z.strictObject({
  informed: z.strictObject({ at: z.number(), by: z.enum(INFORMERS) }).nullable(),
  objections: z.array(z.strictObject({ at: z.number(), reason: z.string(), fileName: z.string() })),
});
export type Feeding = z.infer<typeof feedingSchema>;

const withDraft = z.strictObject({ token: tokenSchema, draftId: z.uuid() });
const withJob = z.strictObject({ jobId: z.string().max(60) });

export const depositContract = {
  /** Takes a file in: type by content, identity guard, size, already sent. Nothing leaves the workstation. */
  'deposit.inspect': call(
    z.strictObject({
      token: tokenSchema,
      fileName: z.string().max(255),
      bytes: bytesSchema.refine((bytes) => bytes.byteLength <= CROSSING_LIMIT_BYTES),
      /** Row of one's own document that this file is a new version of. */
      replaces: z.string().max(200).optional(),
    }),
    draftSchema,
  ),
  'deposit.types': call(z.strictObject({}), z.array(documentTypeSchema)),
  'deposit.drafts': call(z.strictObject({ token: tokenSchema }), z.array(draftSchema)),
  /** The very bytes that would be sent, for the preview beside the form (H34). */
  'deposit.preview': call(withDraft, z.strictObject({ mediaType: z.enum(DEPOSIT_MEDIA_TYPES), bytes: bytesSchema })),
  'deposit.save': call(
    z.strictObject({ token: tokenSchema, draftId: z.uuid(), form: depositFormSchema }),
    z.strictObject({}),
  ),
  'deposit.discard': call(withDraft, z.strictObject({})),
  /** Whether the patient was informed that documents are filed, and what he objected to (R14). */
  'deposit.feeding': call(z.strictObject({ token: tokenSchema }), feedingSchema),
  /** The practitioner states it, once: a later statement changes nothing. */
  'deposit.stateInformed': call(z.strictObject({ token: tokenSchema, by: z.enum(INFORMERS) }), feedingSchema),
  /** The patient objects to this one deposit for a legitimate reason: the draft goes, the reason stays here (R14). */
  'deposit.object': call(
    // Longer than a reason may be, so that the rule and not the door says so.
    z.strictObject({ token: tokenSchema, draftId: z.uuid(), reason: z.string().max(1200) }),
    feedingSchema,
  ),
  /** Validates the form as saved, builds the CDA and queues the job; every fault of the form at once. */
  'deposit.send': call(
    withDraft.extend({
      /** The practitioner compared what the file says with the patient, and says that it is his (H28). */
      confirmed: z.boolean(),
    }),
    jobSchema,
  ),
  'outbox.list': call(z.strictObject({}), z.array(jobSchema)),
  'outbox.recall': call(withJob, jobSchema),
  'outbox.retry': call(withJob, jobSchema),
  /** What became of these was on the screen: the second axis of a job. */
  'outbox.shown': call(z.strictObject({ jobIds: z.array(z.string().max(60)).max(200) }), z.strictObject({})),
};
