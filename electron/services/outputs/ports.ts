import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import type { EntryState } from '../../../shared/domain/document/visibility.ts';
import type { HoldState } from '../../../shared/domain/hold/state.ts';
import type { FileType } from '../../../shared/contract/document.ts';
import type { HandingOver } from '../../../shared/domain/output/recipient.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** A document of the open dossier as the last list showed it. */
export interface ListedDocument {
  readonly insId: string;
  readonly uniqueId: string;
  readonly states: readonly EntryState[];
  readonly listedAt: EpochMs;
  readonly isMinor: boolean;
}

/** Who acts for the patient of the open dossier; `dossier/not-open`. */
export type WhoActs = (token: string) => Result<HandingOver, Fault>;

/** `dossier/not-open` and `document/unknown-row` when there is no such document. */
export type FindListed = (token: string, rowId: string) => Result<ListedDocument, Fault>;

/** The file of a document as it came from the DMP. */
export interface ShownFile {
  readonly mediaType: FileType;
  readonly bytes: Uint8Array;
}

/** The file now open beside the list; null when another document is open, or one without a file. */
export type FindShown = (token: string, rowId: string) => ShownFile | null;

/** Asks the user where to write a file, then writes it there and nowhere else: no temporary file (H53). */
export interface SaveDocument {
  /**
   * @param mayLeave asked once the place is chosen; its refusal is the answer, and nothing is written.
   * @returns false when the user gave up; `journal/file-not-written` when the disk refused, nothing being left.
   */
  saveDocument(
    suggestion: { readonly name: string; readonly extension: 'pdf' | 'jpg' | 'png' | 'tif' | 'rtf' | 'txt' },
    bytes: Uint8Array,
    mayLeave: () => Result<unknown, Fault>,
  ): Promise<Result<boolean, Fault>>;
}

/** What is known of a document's announcement hold; null when no hold is known. */
export type HoldStateOf = (
  insId: string,
  uniqueId: string,
) => { readonly state: HoldState; readonly releaseAt: EpochMs } | null;

/** The need of this service for the journal; who and when are added by the writer. */
export interface WriteAudit {
  write(kind: AuditKind, patient: string | undefined, facts: AuditEvent['facts']): void;
}
