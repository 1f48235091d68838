import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import type { ConsentProof } from '../../../shared/domain/consent/proof.ts';
import type { ReadingRight } from '../../../shared/domain/consent/reading-right.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import type { OwnDeposit } from '../../../shared/domain/document/own-deposit.ts';
import type { Restriction } from '../../../shared/domain/document/visibility.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** A change that the registry has accepted. */
export interface Changed {
  /**
   * The entry as it now stands, to be shown and changed again. Its `entryUUID` and `version` are those before the
   * change, which the registry renews without telling: every later change reads them afresh.
   */
  readonly entry: DocumentEntry;
  readonly serverAt: EpochMs | null;
}

/**
 * TD3.3a and TD3.3b (ITI-57): masks, unmasks, makes visible to the patient or to the legal representatives. The entry
 * is read afresh just before, and goes back word for word except for its restrictions (H21).
 *
 * Faults: `dmp/changed-meanwhile` when the entry is no longer what `seen` shows, or another change came first: nothing
 * was changed, show it again and ask again; `dmp/unknown-document`; `dmp/access-denied`; those of any exchange. An
 * ambiguous fault may have been carried out: read the list before anything else.
 */
export interface ChangeRestrictions {
  changeRestrictions(
    right: ConsentProof,
    seen: DocumentEntry,
    next: readonly Restriction[],
    signal?: AbortSignal,
  ): Promise<Result<Changed, ExchangeFault>>;
}

/**
 * TD3.3d and TD3.3c on a document one may read: archived, current again, or deleted for ever. Faults as above. The
 * store lets a physician archive his own documents in an emergency too (dmp-interface §6.4), hence any right.
 */
export interface ChangeStatus {
  changeStatus(
    right: ReadingRight,
    seen: DocumentEntry,
    to: 'approved' | 'archived' | 'deleted',
    signal?: AbortSignal,
  ): Promise<Result<Changed, ExchangeFault>>;
}

/** What a queue fixes of a deletion, and hears of it. */
export interface DeletionHow {
  /** uniqueId of the submission set of the update; drawn for the message when absent. */
  readonly submissionSetId?: string;
  /** The registry has shown the document; its deletion has not left yet. */
  readonly onSeen?: () => void;
}

/**
 * TD3.3c on one's own document, without a right to read the dossier (R16, EX_3.3-1060). Faults as above;
 * `dmp/unknown-document` when the registry has no such document, or no longer has it.
 */
export interface DeleteOwn {
  deleteOwn(
    document: OwnDeposit,
    signal?: AbortSignal,
    how?: DeletionHow,
  ): Promise<Result<{ readonly serverAt: EpochMs | null }, ExchangeFault>>;
}

/**
 * The version in force that took the place of a document, along RPLC (H10): null when nothing did, or nothing that this
 * reader may see. Asked only for a document that is open. Faults: those of any exchange.
 */
export interface FindSuccessor {
  findSuccessor(
    right: ReadingRight,
    seen: DocumentEntry,
    signal?: AbortSignal,
  ): Promise<Result<DocumentEntry | null, ExchangeFault>>;
}

/** The dossier under the banner, as far as a change of its documents goes. */
export interface LiveDossier {
  readonly insId: string;
  readonly ins: Ins;
  /** Null while nothing may be read; a change is asked under the right it is read with. */
  readonly right: ReadingRight | null;
  /** As TD0.2 of this opening said (R11). */
  readonly isTreatingPhysician: boolean;
  /** The list is a copy: it is no ground for a change (H12). */
  readonly fromCopy: boolean;
  readonly signal: AbortSignal;
  readonly entry: (rowId: string) => DocumentEntry | null;
  /** A document that was read in this opening, as it was then. */
  readonly known: (uniqueId: string) => DocumentEntry | null;
  /** Shows the entry in the place of the row, or takes the row away; returns the row as it is now shown. */
  readonly reshow: (rowId: string, entry: DocumentEntry | null) => DocumentRow | null;
}

/** The opt-in copy: it follows each change at once, and forgets what this reader may no longer keep (R41, H13). */
export interface FollowChange {
  /** @returns false when the changed document is no longer this reader's to keep. */
  followChange(insId: string, entry: DocumentEntry, isTreatingPhysician: boolean): boolean;
}

/** The queue's own deposits: a job that was taken back from the DMP says so. */
export interface OwnDeposits {
  find(jobId: string): OutboxJob | null;
  /** The registry has shown this document: whatever became of the answer to its deposit, it arrived. */
  noteSeen(uniqueId: string): void;
  /** Notes that a deposit was taken back, by its uniqueId; nothing for a document that this queue never sent. */
  markWithdrawn(uniqueId: string): OutboxJob | null;
}

/** The need of this service for the journal; who and when are added by the writer. */
export interface WriteAudit {
  write(kind: AuditKind, patient: string | undefined, facts: AuditEvent['facts']): void;
}
