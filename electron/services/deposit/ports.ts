import type { Result } from '../../../shared/result.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { DepositAuthor, DepositDocument, DepositMediaType } from '../../../shared/domain/document/deposit.ts';
import type { WithdrawalReason } from '../../../shared/domain/outbox/withdrawal.ts';
import type { NamedAuthor } from '../../../shared/domain/document/named-author.ts';
import type { FeedingEvent } from '../../../shared/domain/feeding/feeding.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { Reading } from '../../../shared/domain/document/whose/whose-document.ts';

/** What a file really is, found in its bytes and never in its name (issue §6). */
export interface SniffedFile {
  readonly mediaType: DepositMediaType;
  /** Set for a file that is itself a CDA: its patient is compared first, then it is refused as `file/unsupported`. */
  readonly container?: 'cda';
  readonly pages?: number;
  /** What its words say of whom it is about (H28); empty for a picture. */
  readonly readings: readonly Reading[];
}

export type FileFaultCode =
  'file/empty' | 'file/blank' | 'file/too-large' | 'file/unsupported' | 'file/damaged' | 'file/encrypted';

/** Reads a foreign file far enough to know whether it can be deposited. */
export interface SniffFile {
  sniff(bytes: Uint8Array, maximumBytes: number): Promise<Result<SniffedFile, Fault<FileFaultCode>>>;
}

/** Builds the level-1 CDA that carries the file; pure: same input, same bytes. */
export interface BuildCda {
  buildCda(document: DepositDocument, file: Uint8Array): Uint8Array;
}

/** The patient's say on what is filed, kept for each patient; only ever added (R14). */
export interface FeedingStore {
  append(insId: string, event: FeedingEvent): void;
  ofPatient(insId: string): readonly FeedingEvent[];
}

/**
 * A document that the software of an establishment hands over to be deposited (`dmp feed`): read, and not judged yet.
 * Every answer that a doctor would give on the form is given here; none is taken for granted.
 */
export interface HandedOverLot {
  /** OID of the document, drawn by who hands it over, once: the same one handed over twice is queued once. */
  readonly uniqueId: string;
  readonly patient: Omit<PatientIdentity, 'ins'> & { readonly ins: { readonly oid: string; readonly value: string } };
  /** The professional of the structure who validated it (EX_GEN-1060, EX_0.1-1025). */
  readonly author: NamedAuthor;
  readonly typeCode: string;
  readonly title: string;
  readonly actAt: string;
  readonly masked: 'yes' | 'no';
  readonly representatives: '' | 'visible' | 'hidden';
  /** The patient was told that documents are filed in his dossier, and has not objected (R14). */
  readonly informed: boolean;
  /** Somebody of the structure compared this document with the patient: asked for where its words do not prove it. */
  readonly identityChecked?: boolean;
  /** uniqueId of the earlier version, handed over here before. */
  readonly replaces?: string;
  readonly file: Uint8Array;
}

/** The people of the structure, judged and named (EX_0.1-1025). */
export interface TakeAuthor {
  faults(author: NamedAuthor): readonly Fault[];
  take(author: NamedAuthor): DepositAuthor;
}

/** A document to be taken back, as the software of an establishment hands it over (`dmp feed`): not judged yet. */
export interface HandedOverWithdrawal {
  /** Of the document. */
  readonly uniqueId: string;
  readonly ins: HandedOverLot['patient']['ins'];
  /** The professional of the structure who decided it. */
  readonly author: NamedAuthor;
  readonly reason?: WithdrawalReason;
}

/** A draft as one types it, saved encrypted at each change so that a pulled card loses nothing (decision 13). */
export interface Draft {
  readonly id: string;
  readonly insId: string;
  readonly fileName: string;
  readonly mediaType: DepositMediaType;
  readonly bytes: Uint8Array;
  readonly pages?: number;
  readonly form: Readonly<Record<string, string>>;
  readonly savedAt: number;
}

export interface DraftStore {
  /** Saves the whole draft; fails when it cannot be written (`store/disk-full` …). Throws when it changes patient. */
  save(draft: Draft): Result<null, Fault>;
  /** Saves what is being typed, without the file: cheap enough for each key stroke. */
  saveForm(id: string, form: Draft['form'], savedAt: number): Result<null, Fault>;
  find(id: string): Draft | null;
  ofPatient(insId: string): readonly Draft[];
  discard(id: string): void;
}
