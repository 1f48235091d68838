import type { Spot } from '../../../shared/contract/spot.ts';
import type { CdaHeader } from '../../../shared/contract/cda.ts';
import type { DocumentBody } from '../../../shared/contract/document.ts';
import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import type { SeenContent } from '../../../shared/domain/audit/seen.ts';
import type { Connection } from '../../../shared/contract/dossier.ts';
import type { Code } from '../../../shared/domain/document/code.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';
import type { ConsentProof } from '../../../shared/domain/consent/proof.ts';
import type { KeptLook } from '../../../shared/domain/document/list/look.ts';
import type { ReadingRight } from '../../../shared/domain/consent/reading-right.ts';
import type { DocumentEntry, UnreadableEntry } from '../../../shared/domain/document/entry.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import type { ForeignTraits } from '../../../shared/domain/patient/traits.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { HearReceived } from '../ports.ts';

/** State of the practitioner's authorisation as the DMP says it; an unknown word is kept and refuses (H23). */
export type Authorisation = 'valid' | 'expired' | 'none' | 'forbidden' | { readonly unknown: string };

/** Answer of TD0.2 (RG_0310). `traits` serve comparison only and are never displayed in place of ours (RG_0320). */
export interface DossierStatus {
  readonly existence: 'active' | 'closed' | 'absent' | { readonly unknown: string };
  readonly closure?: { readonly date?: string; readonly motive?: string; readonly reason?: string };
  readonly authorisation: Authorisation;
  readonly isTreatingPhysician: boolean;
  readonly linkedToEns?: boolean;
  readonly traits: ForeignTraits;
}

/** An answer with the server's own time (HTTP `Date`), when it gave one. */
export interface Answered<Value> {
  readonly value: Value;
  readonly serverAt: EpochMs | null;
}

/** TD0.2: does this dossier exist, is it open, may I read it? Always the first call of an opening (R10). */
export interface FindDossier {
  findDossier(ins: Ins, signal?: AbortSignal): Promise<Result<Answered<DossierStatus>, ExchangeFault>>;
}

/** TD0.3 AJOUT: declares the authorisation, after an explicit act only (EX_0.3-1010), hence the proof. */
export interface DeclareAuthorisation {
  declareAuthorisation(proof: ConsentProof, signal?: AbortSignal): Promise<Result<Answered<null>, ExchangeFault>>;
}

/** TD0.3 AJOUT with the role of médecin traitant, at the patient's request (R11); the same proof. */
export interface DeclareTreatingPhysician {
  declareTreatingPhysician(proof: ConsentProof, signal?: AbortSignal): Promise<Result<Answered<null>, ExchangeFault>>;
}

/** TD0.3 SUPPRESSION with the role: I am no longer this patient's médecin traitant; the authorisation stays (R11). */
export interface EndTreatingPhysician {
  endTreatingPhysician(proof: ConsentProof, signal?: AbortSignal): Promise<Result<Answered<null>, ExchangeFault>>;
}

/** TD0.3 SUPPRESSION: withdraws my authorisation, when the patient takes his consent back (R7). */
export interface WithdrawAuthorisation {
  withdrawAuthorisation(ins: Ins, signal?: AbortSignal): Promise<Result<Answered<null>, ExchangeFault>>;
}

/** A professional of a TD1.6 answer. Dates are the server's text, UTC. */
export interface ListedProfessional {
  readonly nationalId: string;
  readonly family?: string;
  readonly given?: string;
  readonly specialty?: Code;
  readonly startedAt?: string;
  readonly lastActionAt?: string;
  /** An unknown word is kept as printed. */
  readonly state: 'authorised' | 'blocked' | { readonly unknown: string };
}

/** TD1.6: professionals whom the patient authorised, or blocked. */
export interface ListProfessionals {
  listProfessionals(
    proof: ConsentProof,
    which: 'authorised' | 'blocked' | 'all',
    signal?: AbortSignal,
  ): Promise<Result<Answered<readonly ListedProfessional[]>, ExchangeFault>>;
}

/** What a TD3.1 search asks for. */
export interface DocumentQuery {
  readonly statuses: readonly ('approved' | 'archived' | 'deprecated')[];
  /** Lower bound of the act date, XDS time; absent = no bound (R18: two years at first). */
  readonly serviceStartFrom?: string;
  /** Upper bound, exclusive of nothing: XDS `…To`. */
  readonly serviceStartTo?: string;
  readonly typeCodes?: readonly { readonly code: string; readonly codeSystem: string }[];
}

/**
 * What came back: one row for each entry of the answer, readable or not, and the number the registry announced.
 * `complete` is false when fewer rows came than announced (N4, H07).
 */
export interface ReceivedList {
  readonly rows: readonly (DocumentEntry | UnreadableEntry)[];
  readonly announced: number | null;
  readonly complete: boolean;
}

/** TD3.1: the list of documents. The right gives the patient and the purpose of use in the assertion (N3, H26). */
export interface FindDocuments {
  findDocuments(
    right: ReadingRight,
    query: DocumentQuery,
    signal?: AbortSignal,
  ): Promise<Result<Answered<ReceivedList>, ExchangeFault>>;
}

/**
 * R18: what came into the dossier since the last complete look, by submission (FindSubmissionSets, GetAssociations,
 * GetDocuments). The watermark is the server's time, with an overlap (H14); entries known already may come again.
 * Metadata changes bear no submission of their own everywhere: a full comparison is still due after a set age.
 * `announced` is null: three steps announce nothing together.
 */
export interface FindSince {
  findSince(
    right: ReadingRight,
    since: EpochMs,
    signal?: AbortSignal,
  ): Promise<Result<Answered<ReceivedList>, ExchangeFault>>;
}

/** One document as retrieved, size and hash already compared with its entry (H03). */
export interface RetrievedDocument {
  readonly uniqueId: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** TD3.2: one batch, one signature (decision 16); parts are joined to requests by identifier, never by order. */
export interface FetchDocuments {
  fetchDocuments(
    right: ReadingRight,
    entries: readonly DocumentEntry[],
    signal?: AbortSignal,
    onReceived?: HearReceived,
  ): Promise<Result<Answered<readonly Result<RetrievedDocument, ExchangeFault>[]>, ExchangeFault>>;
}

/** A patient of TD0.4: identifiers only are kept, and dates. */
export interface AuthorisedDossier {
  readonly identifiers: readonly { readonly value: string; readonly oid: string }[];
  readonly isTreatingPhysician: boolean;
  readonly lastAccess?: string;
  readonly lastUpdate?: string;
  readonly lastAdd?: string;
}

/** TD0.4: dossiers this practitioner may read, changed since a date. */
export interface ListAuthorised {
  listAuthorised(
    since: EpochMs,
    by: 'last-authorisation' | 'last-document',
    signal?: AbortSignal,
  ): Promise<Result<Answered<readonly AuthorisedDossier[]>, ExchangeFault>>;
}

/** Reads a retrieved document into what the window may show; total over foreign bytes (H08, H54). */
export interface ReadDocument {
  readDocument(bytes: Uint8Array, mimeType: string): Promise<ReadableDocument>;
}

/** A document made readable: header when it is a CDA, identities it carries, body as the contract describes it. */
export interface ReadableDocument {
  readonly header: CdaHeader | null;
  /** INS values found in the header's patient identifiers, and its traits; null when it names nobody. */
  readonly patient: { readonly ins: readonly string[]; readonly traits: ForeignTraits } | null;
  readonly body: DocumentBody;
}

/** French labels of codes, from the shipped terminologies; falls back on what the message printed (H08). */
export interface Labels {
  typeLabel(code: Code | undefined): string;
  classLabel(code: Code | undefined): string;
}

/** The practice's own patient under this identifier. */
export interface KnownPatients {
  find(insId: string): PatientIdentity | null;
  isHomonym(patient: PatientIdentity): boolean;
  markOpened(insId: string, at: EpochMs): void;
}

/** The opt-in local copy (R41). Saving into a dossier that was not opted in does nothing. */
export interface LocalCopy {
  isOptedIn(insId: string): boolean;
  /** Purges what the new status no longer allows, and journals what went (decision 18). */
  afterStatus(insId: string, status: DossierStatus): unknown;
  /** Destroys the copy of a dossier whose right has just been taken back, and journals what went. */
  forget(insId: string, reason: 'withdrawn'): void;
  /** False for a holder whose card cannot open a cache: nothing is kept. */
  setOptedIn(insId: string, keep: boolean): boolean;
  /** Resolves when the list is kept or given up; a short one is kept on return. */
  saveList(insId: string, list: KeptList): Promise<void>;
  list(insId: string): KeptList | null;
  saveDocument(insId: string, document: RetrievedDocument, at: EpochMs): void;
  document(insId: string, uniqueId: string): (RetrievedDocument & { readonly at: EpochMs }) | null;
  /** uniqueIds of the documents that the copy holds and may show: asked once a list, not once a row. */
  keptIds(insId: string): ReadonlySet<string>;
  /** Whether a list may be read from the copy, without reading it. */
  hasList(insId: string): boolean;
  /** uniqueIds whose metadata match, best first. */
  search(insId: string, words: string): readonly string[];
}

/** A list as received, with its scope and its age. */
export interface KeptList extends ReceivedList {
  readonly receivedAt: EpochMs;
  readonly scopeFrom: string | null;
}

/** What the last complete list of each patient showed to this holder: identifiers and states only (R18, H14). */
export interface LookStore {
  find(insId: string): KeptLook | null;
  save(insId: string, look: KeptLook): void;
  /** uniqueIds of the documents opened in the consultation that began then. */
  opened(insId: string, startedAt: EpochMs): ReadonlySet<string>;
  /** Those of an earlier consultation go. */
  markOpened(insId: string, startedAt: EpochMs, uniqueId: string): void;
  /** The right was taken back: nothing of what was seen under it is kept to compare with. */
  forget(insId: string): void;
}

/** Remembers where the practitioner was, in the encrypted store, so that card back + PIN gives the same screen. */
export interface RememberPlace {
  remember(place: RememberedPlace | null): void;
  recall(): RememberedPlace | null;
}

export interface RememberedPlace {
  readonly insId: string;
  readonly openedAt: EpochMs;
  /** The connection chosen with a minor comes back with the place: a lock must not turn a secret one ordinary (H20). */
  readonly connection?: Exclude<Connection, 'to-choose'>;
}

/** Where one was in the list of one consultation, in the encrypted store. */
export interface RememberedSpot {
  readonly insId: string;
  readonly openedAt: EpochMs;
  readonly spot: Spot;
}

export interface RememberSpot {
  remember(spot: RememberedSpot): void;
  recall(): RememberedSpot | null;
}

/** Writes one act in the journal; who and when are added by the writer. */
export interface WriteAudit {
  write(kind: AuditKind, patient: string | undefined, facts: AuditEvent['facts']): void;
}

/** Writes one act in the journal with what was on screen: kept once, the row bears its hash (proof of view, H55). */
export interface WriteSeen extends WriteAudit {
  writeSeen(kind: AuditKind, patient: string, content: SeenContent, facts: AuditEvent['facts']): void;
}
