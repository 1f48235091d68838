import { z } from 'zod';
import { call, nothing } from './call.ts';

/** The screens under the rail: which one, never about whom. */
export const screenSchema = z.enum([
  'patients',
  'dossier',
  'deposit',
  'outbox',
  'holds',
  'journal',
  'review',
  'regulation',
  'copies',
]);
/** The screen under the rail. `patients` is the search; a dossier may stay open behind it. */
export type Screen = z.infer<typeof screenSchema>;

/** What every screen shows of the workstation itself: environment mark, name and version (EX_GEN-1180), reachability. */
export const appStateSchema = z.strictObject({
  environment: z.enum(['sandbox', 'production']),
  lpsName: z.string(),
  lpsVersion: z.string(),
  /** How long a deposit can be taken back before it leaves, and how long an authorisation is held for valid: settings. */
  recallWindowMs: z.number(),
  authorisationValidityMs: z.number(),
  /** Last exchange with the store: when and how long, or the fault that it met. */
  contact: z.strictObject({ at: z.number(), ms: z.number().nullable(), faultCode: z.string().nullable() }).nullable(),
  /** What must be added to this workstation's clock to have the DMP's; 0 when they agree or nothing was heard. */
  clockErrorMs: z.number().int(),
  /** By how much it moved since the DMP was last heard, without a sleep that explains it; 0 when it did not. */
  clockMovedMs: z.number().int(),
  /** Unsent documents: counters without content, shown even when locked (decision 13). */
  waiting: z.strictObject({ count: z.number(), oldestAt: z.number().nullable(), refused: z.number() }),
  /** The holder must first say that he knows that he is traced (R2): nothing is read before. */
  reminderDue: z.boolean(),
  /** Recovery code of the legal store, only in the answer that follows the first unlock, until it is acknowledged. */
  recoveryCode: z.string().nullable(),
  /** Where the holder worked when his card left, since the page that knew it was ended (decision 13); null otherwise. */
  screenAtLock: screenSchema.nullable(),
});
export type AppState = z.infer<typeof appStateSchema>;

export const appContract = {
  'app.state': call(nothing, appStateSchema),
  /**
   * Said after each lock: nothing of a patient is on the page any more, which is then ended with its process; one that
   * does not say it is hidden first, and ended all the same (N5). `screen` is where one was.
   */
  'app.blank': call(z.strictObject({ screen: screenSchema.nullable() }), z.strictObject({})),
  /** The user is there: keys, pointer, wheel. Said at most every few seconds; the idle lock starts again (H47). */
  'app.touch': call(nothing, z.strictObject({})),
  /** «J'ai compris» (R2): recorded for this holder. */
  'app.acknowledgeReminder': call(nothing, z.strictObject({})),
  'app.acknowledgeRecoveryCode': call(nothing, z.strictObject({})),
};
