import type { ExchangeFault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';
import type { ConsentProof } from '../../../shared/domain/consent/proof.ts';
import type { DocumentEntry, UnreadableEntry } from '../../../shared/domain/document/entry.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import type { ForeignTraits } from '../../../shared/domain/patient/traits.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

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

/** TD3.1: the list of documents. */
export interface FindDocuments {
  findDocuments(
    proof: ConsentProof,
    query: DocumentQuery,
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
    proof: ConsentProof,
    entries: readonly DocumentEntry[],
    signal?: AbortSignal,
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
