import type { DepositAuthor } from '../document/deposit.ts';
import type { Ins } from '../patient/ins.ts';

/** Why a document is taken back. No message bears it: it stays in the journal, as a code. */
export const WITHDRAWAL_REASONS = ['wrong-patient', 'wrong-content', 'duplicate', 'patient-request'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/**
 * A document of one's own to be taken back from the DMP (TD3.3c, R16), with every identifier fixed when it is queued, as
 * those of a deposit are. Its entryUUID is not among them: a mask or a release renews it, so it is looked up when the
 * message leaves (TD3.1b).
 */
export interface Withdrawal {
  readonly ins: Ins;
  /** Of the document that is taken back. */
  readonly uniqueId: string;
  /** uniqueId of the submission set of the update (dmp-interface §3.7). */
  readonly submissionSetId: string;
  /** Who decided it: the assertion names him, and the submission set. */
  readonly author: DepositAuthor;
  readonly reason?: WithdrawalReason;
}
