import type { Connection, DocumentList, DocumentRow, OpeningOutcome } from '../../../shared/contract/dossier.ts';
import type { FileType } from '../../../shared/contract/document.ts';
import type { ReadingRight } from '../../../shared/domain/consent/reading-right.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import type { NewsKind } from '../../../shared/domain/document/list/news-kind.ts';
import type { Compared } from '../../../shared/domain/document/list/news.ts';
import type { VersionOf } from '../../../shared/domain/document/replace/next-version.ts';
import type { Ending } from '../../../shared/domain/emergency/access-event.ts';
import type { EmergencyRight } from '../../../shared/domain/emergency/break-glass.ts';
import type { RegulationRight } from '../../../shared/domain/emergency/regulation.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { DossierStatus, RetrievedDocument } from './ports.ts';

/** A document in memory, as it came. */
export interface HeldDocument {
  readonly document: RetrievedDocument;
  readonly at: EpochMs;
  readonly fromCopy: boolean;
}

/** What makes a session one of emergency: the mode belongs to it and to nothing that outlives it (H26). */
export interface EmergencySession {
  readonly right: EmergencyRight | RegulationRight;
  /** Told once, whatever ends it. */
  readonly ended: (why: Ending, documents: number) => void;
}

/** A document that is being asked for. */
export interface Reading {
  readonly rowId: string;
  readonly abort: AbortController;
}

/** A row as the window has it, with the entry it shows. */
export interface ListedRow {
  readonly row: DocumentRow;
  readonly entry: DocumentEntry;
}

/** The consultation an opening belongs to, and what it is compared with (R18, H14). */
export interface SessionNews {
  readonly startedAt: EpochMs;
  /** Null for a first consultation. */
  compared: Compared | null;
  /** What was found in this consultation, by uniqueId. */
  readonly kinds: Map<string, NewsKind>;
  /** uniqueIds of those that were opened in it. */
  readonly opened: Set<string>;
  /** The server's time of the last complete list: as far as the watermark may go. */
  lookedAt: EpochMs | null;
}

/**
 * The one dossier under the banner. `token` is drawn at each opening: an answer that comes back for another token is
 * dropped (H02). `abort` stops whatever is under way when the dossier closes.
 */
export interface DossierSession {
  readonly token: string;
  readonly insId: string;
  readonly patient: PatientIdentity;
  /** Start of this opening, kept over a lock and its return: a consent outside the team holds for one opening (R6). */
  readonly openedAt: EpochMs;
  readonly abort: AbortController;
  outcome: OpeningOutcome;
  status: DossierStatus | null;
  checkedAt: EpochMs | null;
  mismatchAccepted: boolean;
  /** Chosen with a minor (R36); an adult's is always ordinary. */
  connection: Connection;
  /** Exists only while the outcome is `open` (or a copy may be read): reading ports ask for it. */
  proof: ReadingRight | null;
  /** Null in an ordinary consultation. Nothing read under an emergency is kept (R41). */
  readonly emergency: EmergencySession | null;
  /** Absent until the first list, and where nothing is compared: an emergency, a secret connection. */
  news?: SessionNews;
  /** uniqueIds of the documents read in this session. */
  readonly read: Set<string>;
  /** The file of the document last read, while its dossier is open: what «Enregistrer» writes, byte for byte. */
  shown?: { readonly uniqueId: string; readonly mediaType: FileType; readonly bytes: Uint8Array };
  /** The document asked for last; it may have come long ago. */
  reading?: Reading;
  /** By uniqueId, what came together and waits to be opened, or why it did not come; gone with the list it was chosen in. */
  readonly fetched: Map<string, Result<HeldDocument, Fault>>;
  /** By uniqueId, what was read in this session, as last heard of: a later list may no longer hold it (H10). */
  readonly known: Map<string, { readonly entry: DocumentEntry; readonly version: VersionOf }>;
  /** When the last list was received: at the DMP, or earlier for a copy. Absent before the first one. */
  listedAt?: EpochMs;
  /** Rows of the last list, by rowId. */
  rows: Map<string, ListedRow>;
  /** Rows of the earlier lists of this opening: one may be pressed before the list that replaces it is on screen. */
  readonly formerRows: Map<string, ListedRow>;
  /** The list last asked, as it was given, in its order: the window takes it piece by piece. */
  listed: DocumentList['rows'];
  /** rowIds of the list on screen as it was received; a list beside it (vaccinations) does not take its place. */
  onScreen: readonly string[];
}

/** What a session that has just begun has read: nothing. */
export function nothingRead(): Pick<
  DossierSession,
  'read' | 'fetched' | 'known' | 'rows' | 'formerRows' | 'listed' | 'onScreen'
> {
  return {
    read: new Set(),
    fetched: new Map(),
    known: new Map(),
    rows: new Map(),
    formerRows: new Map(),
    listed: [],
    onScreen: [],
  };
}

/**
 * Follows a document that was read to its newest entry: each change of its metadata gives it another entryUUID, and the
 * chain of its replacements starts from the newest (H10).
 */
export function followKnown(session: DossierSession, entry: DocumentEntry): void {
  const known = session.known.get(entry.uniqueId);
  if (known) session.known.set(entry.uniqueId, { ...known, entry });
}

/**
 * The row a call of the window names: of the last list, else of an earlier one of this opening. What an earlier list
 * showed is asked of the DMP like any other, which decides whether it may still be read.
 */
export function rowOf(session: DossierSession, rowId: string): ListedRow | undefined {
  const listed = session.rows.get(rowId);
  if (listed) return listed;
  const former = session.formerRows.get(rowId);
  // The same document may stand in the last list under another key: what is newest of it is meant.
  return former && ([...session.rows.values()].find(({ row }) => row.uniqueId === former.row.uniqueId) ?? former);
}
