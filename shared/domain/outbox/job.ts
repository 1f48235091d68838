import type { FailureClass, Fault } from '../../fault.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { Ins } from '../patient/ins.ts';
import type { SendingMode } from './sender.ts';

/**
 * What became of the sending. `held-back` is the undo window before the first send; `review` waits for a look-up
 * or a human; `sent` only on the registry's own Success for that very lot (H29); `recalled` by the author in time.
 */
export const SENDING_STATES = ['held-back', 'queued', 'sending', 'review', 'sent', 'refused', 'recalled'] as const;
export type SendingState = (typeof SENDING_STATES)[number];

/**
 * What became of the answer to the practitioner: the second axis, never mixed with the first (style anchors §1). `shown`
 * once the end of a sending was on his screen; what ended badly and is not is called at the next unlock (H29).
 */
export const ANSWER_STATES = ['pending', 'shown'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** One document waiting to be, or having been, deposited. Bytes and metadata are in the store under the same id. */
export interface OutboxJob {
  readonly id: string;
  readonly ins: Ins;
  /** How it was queued: it leaves by no other way (H33). */
  readonly mode: SendingMode;
  /** PS_IdNat of the author: in card mode, only his own session may send it. */
  readonly authorId: string;
  /** Struct_IdNat: in structure mode, only the certificates of this structure may send it. */
  readonly structureId: string;
  readonly uniqueId: string;
  readonly submissionSetId: string;
  /** Its set of versions (setId): of one set the earlier one leaves first (H30). */
  readonly chainId: string;
  /** uniqueId of the deposited document that this job takes back (TD3.3c); absent for a deposit. */
  readonly withdraws?: string;
  readonly title: string;
  readonly typeCode: string;
  readonly size: number;
  readonly contentHash: string;
  readonly state: SendingState;
  readonly answer: AnswerState;
  readonly attempts: number;
  readonly createdAt: EpochMs;
  readonly notBefore: EpochMs;
  readonly failure?: { readonly class: FailureClass; readonly fault: Fault };
  /** Server time of the Success answer (HTTP Date), origin of a hold (decision 22). */
  readonly acknowledgedAt?: EpochMs;
  /** When its author took the document back from the DMP (TD3.3c): the sending itself stays a success. */
  readonly withdrawnAt?: EpochMs;
}
