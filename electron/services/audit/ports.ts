import type { ChainHead, ChainLink } from '../../../shared/domain/audit/chain.ts';
import type { AuditEvent, AuditKind, AuditRow } from '../../../shared/domain/audit/event.ts';
import type { SeenContent } from '../../../shared/domain/audit/seen.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** A seal of the card over a head, signature and certificate in base64. */
export interface JournalSeal extends ChainHead {
  readonly signature: string;
  readonly certificate: string;
}

/** A row as verification reads it: its place in the chain, and what a seal over it is held against. */
export interface ReadLink extends ChainLink {
  readonly at: EpochMs | null;
  readonly practitionerId: string | null;
  /** What the row says, as it stands: foreign until it is parsed; null when it was withheld. */
  readonly event: unknown;
}

/** A journal to verify, wherever it is kept: the store, or a file handed over. */
export interface ChainSource {
  /** Rows in order, from `from` (sequence, inclusive). */
  links(from: number, limit: number): readonly ReadLink[];
  /** Seals between two sequences, both included, in order. */
  seals(from: number, to: number): readonly JournalSeal[];
  /** The first seal after a sequence, or null. */
  sealAfter(sequence: number): ChainHead | null;
}

/** What is looked for in the journal; an absent field sets no condition. Times are epoch ms, the end excluded. */
export interface JournalFilter {
  readonly practitionerId: string;
  readonly kinds?: readonly AuditKind[];
  readonly from?: EpochMs;
  readonly to?: EpochMs;
  /** Any of: patients (`insId`), a document's uniqueId, kinds, the beginning of a hash. */
  readonly words?: {
    readonly patients: readonly string[];
    readonly kinds: readonly AuditKind[];
    readonly document: string;
    readonly hash: string;
  };
}

/** The journal: rows are added, read and verified, never changed (append-only by trigger, hash-chained). */
export interface AuditStore extends ChainSource {
  /** Adds a row. Throws when it cannot be written: what cannot be traced must not go on (R42). */
  append(event: AuditEvent): AuditRow;
  /**
   * Adds a row and, in the same commit, what was on screen: kept once under its hash, which the row bears as the fact
   * `view`. Throws as `append` does.
   */
  appendSeen(event: AuditEvent, content: SeenContent): AuditRow;
  /** What was kept under a hash; null when it is not there or is not what the hash says. */
  seen(hash: string): SeenContent | null;
  /** Rows in order, from `from` (sequence, inclusive). */
  read(from: number, limit: number): readonly AuditRow[];
  /** Rows that match, the latest first. */
  find(filter: JournalFilter, offset: number, limit: number): readonly AuditRow[];
  /** How many rows match. */
  count(filter: JournalFilter): number;
  /** The rows of one opening of a dossier, in order. */
  ofOpening(practitionerId: string, opening: string): readonly AuditRow[];
  head(): ChainHead | null;
  /** The last seal, or null. */
  lastSeal(): JournalSeal | null;
  /** Does several changes of the legal part in one commit, rows of the journal among them; what throws leaves none. */
  together<Value>(work: () => Value): Value;
  /** Keeps the card's seal over a head of the chain (decision 27). */
  seal(seal: JournalSeal): void;
}

/** Signs the head with the authentication key (decision 27); signature and certificate in base64. */
export interface SignSeal {
  signSeal(text: string): Promise<Result<{ readonly signature: string; readonly certificate: string }, Fault>>;
}

/** Judges a seal against the row it was made over. */
export interface CheckSeal {
  /**
   * @param row when the sealed row was written, and by whom: the certificate must have been in force then, and his.
   * @returns null when it holds; else what is wrong with it.
   */
  checkSeal(
    seal: JournalSeal,
    row: { readonly at: EpochMs; readonly practitionerId: string },
  ): 'seal-forged' | 'seal-stranger' | 'seal-untrusted' | null;
}

/** Asks the user where to write a file, then writes it there and nowhere else: no temporary file (H53). */
export interface SaveFile {
  /** @returns false when the user gave up; `journal/file-not-written` when the disk refused, nothing being left. */
  save(
    suggestion: { readonly name: string; readonly extension: 'jsonl' | 'html' },
    content: Iterable<string>,
  ): Promise<Result<boolean, Fault>>;
}

/** How often something was refused while no journal could take it: counts and codes, nothing that was asked. */
export interface Tally {
  readonly id: string;
  /** Name of the holder's folder, which is a salted hash; null when no card could be read. */
  readonly holder: string | null;
  readonly channel: string;
  readonly code: string;
  readonly triesLeft: number | string | null;
  readonly count: number;
  readonly since: EpochMs;
  readonly last: EpochMs;
}

/** Counts kept beside the stores, readable without a card. */
export interface RefusalNotes {
  /** None when they cannot be read. */
  read(): readonly Tally[];
  /** Replaces them, durably; `audit/disk` when the disk refuses. */
  write(tallies: readonly Tally[]): Result<null, Fault>;
  nameOf(holderId: string): string;
}

/** The journal of the open session, as far as refusals go. `session` is another one at each unlock. */
export interface OpenJournal {
  readonly session: object;
  readonly holderId: string;
  /** The latest rows of these kinds, as many as asked. */
  latest(kinds: readonly AuditKind[], most: number): readonly AuditEvent[];
  write(kind: AuditKind, facts: AuditEvent['facts']): void;
}
