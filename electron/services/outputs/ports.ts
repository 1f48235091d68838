import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import type { EntryState } from '../../../shared/domain/document/visibility.ts';
import type { HoldState } from '../../../shared/domain/hold/state.ts';
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

/** `dossier/not-open` and `document/unknown-row` when there is no such document. */
export type FindListed = (token: string, rowId: string) => Result<ListedDocument, Fault>;

/** What is known of a document's announcement hold; null when no hold is known. */
export type HoldStateOf = (
  insId: string,
  uniqueId: string,
) => { readonly state: HoldState; readonly releaseAt: EpochMs } | null;

/** The need of this service for the journal; who and when are added by the writer. */
export interface WriteAudit {
  write(kind: AuditKind, patient: string | undefined, facts: AuditEvent['facts']): void;
}
