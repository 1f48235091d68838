import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import type { DocumentEntry, UnreadableEntry } from '../../../shared/domain/document/entry.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

/** A list as it was last received for a dossier, with its scope and its age. */
export interface CachedList {
  readonly rows: readonly (DocumentEntry | UnreadableEntry)[];
  readonly announced: number | null;
  readonly complete: boolean;
  readonly receivedAt: EpochMs;
  /** Lower bound asked, XDS time, or null. */
  readonly scopeFrom: string | null;
}

/** A document as it was last retrieved. */
export interface CachedDocument {
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  readonly at: EpochMs;
}

/** What TD0.2 last said of a copy; `withheld` is why it stays out of sight, or null. */
export interface CopyCheck {
  readonly at: EpochMs;
  readonly wasTreatingPhysician: boolean;
  readonly withheld: string | null;
}

/** A list on its way into the copy. */
export interface ListSaving {
  /** About how many steps there are. */
  readonly steps: number;
  /** One short commit; true when there is nothing more to do. */
  step(): boolean;
}

/** Opt-in encrypted copy (R41, decision 26). A dossier that was not opted in keeps nothing: saving for it throws. */
export interface CacheStore {
  isOptedIn(insId: string): boolean;
  optIn(insId: string, at: EpochMs): void;
  /** `insId` of every opted-in dossier: each is checked by one TD0.2 on connection (decision 18). */
  optedIn(): readonly string[];
  /** Keeps what the last check said; throws for a dossier that was not opted in. */
  check(insId: string, check: CopyCheck): void;
  lastCheck(insId: string): CopyCheck | null;
  /**
   * Removes the opt-in and everything of the dossier: out of reach when this returns, and wiped as far as a short commit
   * goes; `wipeSome` does the rest. Returns what went (uniqueIds), for the journal.
   */
  purge(insId: string): readonly string[];
  /** The same for list, documents and words of a dossier, whose opt-in stays. */
  empty(insId: string): readonly string[];
  /** Wipes some more of what purges left, those of an earlier run too, in one short commit; true when nothing is left. */
  wipeSome(): boolean;
  /** Removes these documents, their rows of the list and their words; returns what went. */
  purgeDocuments(insId: string, uniqueIds: readonly string[]): readonly string[];
  /**
   * Begins to keep a list in place of the one before. Throws for a dossier that was not opted in. Until its last step, or
   * when it is never reached, the list before stays whole; a purge or a later list ends it.
   */
  startList(insId: string, list: CachedList): ListSaving;
  list(insId: string): CachedList | null;
  /** Age and size of what is kept of a dossier, without reading it. */
  extent(insId: string): { readonly receivedAt: EpochMs | null; readonly complete: boolean; readonly kept: number };
  /** Keeps one entry anew in the list it is in; nothing when the list does not hold it. */
  saveEntry(insId: string, entry: DocumentEntry): void;
  saveDocument(insId: string, uniqueId: string, mimeType: string, bytes: Uint8Array, at: EpochMs): void;
  document(insId: string, uniqueId: string): CachedDocument | null;
  /** Whether a list was kept, without reading it. */
  hasList(insId: string): boolean;
  /** uniqueIds of the documents kept for a dossier. */
  documentIds(insId: string): readonly string[];
  /** Full-text search over the metadata of one opted-in dossier (FTS5, accents folded); uniqueIds, best first. */
  search(insId: string, words: string, limit: number): readonly string[];
}

/** The need of this service for the journal; who and when are added by the writer. */
export interface WriteAudit {
  write(kind: AuditKind, patient: string | undefined, facts: AuditEvent['facts']): void;
}
