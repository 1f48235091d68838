import type { DocumentList, DocumentRow, Dossier, OpeningOutcome } from '../../../shared/contract/dossier.ts';
import type { InboxEntry } from '../../../shared/contract/emergency-inbox.ts';
import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import type { AccessMode } from '../../../shared/domain/consent/access-mode.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import type { Passage } from '../../../shared/domain/emergency/card/extract.ts';
import type { AccessEvent, Ending } from '../../../shared/domain/emergency/access-event.ts';
import type { EmergencyRight } from '../../../shared/domain/emergency/break-glass.ts';
import type { RegulationRight } from '../../../shared/domain/emergency/regulation.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import type { ForeignTraits } from '../../../shared/domain/patient/traits.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { ExchangeFault, Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** What TD0.2 says of a dossier, as far as an emergency asks: the authorisation counts only when it forbids (R9). */
export interface AskedStatus {
  readonly existence: 'active' | 'closed' | 'absent' | { readonly unknown: string };
  readonly authorisation: 'valid' | 'expired' | 'none' | 'forbidden' | { readonly unknown: string };
  readonly isTreatingPhysician: boolean;
  readonly traits: ForeignTraits;
}

/** TD0.2, before anything else (R10). */
export interface FindDossier {
  findDossier(ins: Ins, signal?: AbortSignal): Promise<Result<{ readonly value: AskedStatus }, ExchangeFault>>;
}

/** Two oppositions, never inferred from one another (R32); null when the store did not say: «opposition non connue». */
export interface Oppositions {
  readonly breakGlass: boolean | null;
  readonly emergencyCentre: boolean | null;
}

/** TD1.3a with the purpose of the emergency: asked before anything of the dossier (R30, decision 24). */
export interface AskOppositions {
  askOppositions(
    ins: Ins,
    access: Exclude<AccessMode, { readonly kind: 'normal' }>,
    signal?: AbortSignal,
  ): Promise<Result<{ readonly value: Oppositions }, ExchangeFault>>;
}

/** The dossier under the banner: entered by a right, left when the access ends. */
export interface EnterDossier {
  enter(
    patient: PatientIdentity,
    status: AskedStatus,
    outcome: OpeningOutcome,
    emergency: {
      readonly right: EmergencyRight | RegulationRight;
      readonly ended: (why: Ending, documents: number) => void;
    },
  ): Dossier;
  end(token: string, why: Ending): void;
}

export interface KnownPatients {
  find(insId: string): PatientIdentity | null;
  isHomonym(patient: PatientIdentity): boolean;
}

/** Purges from the local copy what the new status no longer allows (R9, R41). */
export interface AfterStatus {
  afterStatus(insId: string, status: AskedStatus): unknown;
}

/** What happened to emergency accesses: only ever added; each event waits until it was handed to the inbox. */
export interface AccessStore {
  /** Throws when it cannot be written: then the access must not begin. */
  append(event: AccessEvent): void;
  /** All events of this holder's accesses, oldest first. */
  all(): readonly AccessEvent[];
}

/** Events that still have to reach the privacy officer's folder; their order is that of their sequence. */
export interface AccessQueue {
  waiting(): readonly { readonly sequence: number; readonly event: AccessEvent }[];
  handedOver(sequence: number, at: EpochMs): void;
}

/** An entry that still has to reach the privacy officer's folder, under a name that is its own for ever. */
export interface WaitingEntry {
  readonly name: string;
  readonly entry: InboxEntry;
  /** Notes that it lies in the folder: it waits no more. */
  readonly handedOver: (at: EpochMs) => void;
}

/** What waits now, oldest first. */
export type HandOverQueue = () => readonly WaitingEntry[];

/** One commit for an act and its row in the journal: a process that is killed leaves both or neither (R42). */
export interface KeepTogether {
  together<Value>(work: () => Value): Value;
}

/** Hands what waits to the privacy officer's folder, when there is one; told after each event. */
export type HandOver = () => void;

export interface WriteAudit {
  write(kind: AuditKind, patient: string | undefined, facts: AuditEvent['facts']): void;
}

/** The list of the dossier, read under the right of its session; fills the session's rows. */
export interface ListDocuments {
  list(request: {
    readonly token: string;
    readonly scope: 'all';
    readonly archived: boolean;
    readonly obsolete: boolean;
  }): Promise<Result<DocumentList, Fault>>;
}

/** The living dossier session, as far as the card reads it. */
export interface CardSession {
  readonly patient: PatientIdentity;
  readonly abort: AbortController;
  readonly emergency: { readonly right: EmergencyRight | RegulationRight } | null;
  readonly read: Set<string>;
  readonly rows: ReadonlyMap<string, { readonly row: DocumentRow; readonly entry: DocumentEntry }>;
}

/** TD3.2 of several documents under one signature (decision 16). */
export interface FetchDocuments {
  fetchDocuments(
    right: EmergencyRight | RegulationRight,
    entries: readonly DocumentEntry[],
    signal?: AbortSignal,
  ): Promise<Result<{ readonly value: readonly Result<FetchedDocument, ExchangeFault>[] }, ExchangeFault>>;
}

export interface FetchedDocument {
  readonly uniqueId: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** Words of a document, each with its place; or why there are none. A document about somebody else gives none (H03). */
export interface ReadWords {
  readWords(
    document: FetchedDocument,
    patient: PatientIdentity,
  ): Promise<
    | { readonly kind: 'read'; readonly passages: readonly Passage[] }
    | { readonly kind: 'unread'; readonly why: 'image' | 'unreadable' | 'other-person' }
  >;
}

/** Signs with the card's authentication key (decision 11), certificate and signature in base64. */
export interface SignEntry {
  signSeal(text: string): Promise<Result<{ readonly signature: string; readonly certificate: string }, Fault>>;
}

/** The establishment's folder: whole files only, never one changed. Faults `emergency/folder-…`. */
export interface AccessFolder {
  write(name: string, text: string): Result<null, Fault>;
  /**
   * Hands over each file of the folder, by its name, one after the other. A folder of years holds thousands: nothing
   * else waits until the last of them was read.
   */
  read(hear: (file: { readonly name: string; readonly text: string }) => void): Promise<Result<null, Fault>>;
}

/** A file as found: what it says, and whether the person it names signed exactly that. Null = nothing readable. */
export type ReadEntry = (text: string) => { readonly entry: InboxEntry; readonly genuine: boolean } | null;

/** What a regulating physician knows of a person without INS. Dates are `YYYY-MM-DD`. */
export interface PersonSearch {
  readonly family: string;
  readonly given?: string;
  readonly birthDate?: string;
  readonly sex?: 'M' | 'F';
  readonly postalCode?: string;
  readonly city?: string;
}

/** A person of a TD0.5 answer. The traits are the DMP's and serve to choose among candidates only (RG_0320, H06). */
export interface Candidate {
  /** Null when the answer names none that this client can open. */
  readonly ins: Ins | null;
  readonly birthName?: string;
  readonly usedName?: string;
  readonly givenNames: readonly string[];
  readonly sex?: 'M' | 'F';
  /** `YYYY-MM-DD`, or what of it is known. */
  readonly birthDate?: string;
  readonly city?: string;
  readonly postalCode?: string;
  /** Likeness in per cent, as the store reckons it. */
  readonly score: number | null;
  /** Opposed = not openable; null = not said. */
  readonly opposesEmergencyCentre: boolean | null;
}

/** Candidates in the store's order; `complete` is false when it holds more than it gave (H06, H07). */
export interface CandidateList {
  readonly candidates: readonly Candidate[];
  readonly announced: number | null;
  readonly complete: boolean;
}

/** TD0.5 (ITI-47): search without INS, for a regulating physician only (R31). Always a list, even of one (H06). */
export interface FindCandidates {
  findCandidates(
    search: PersonSearch,
    signal?: AbortSignal,
  ): Promise<Result<{ readonly value: CandidateList }, ExchangeFault>>;
}
