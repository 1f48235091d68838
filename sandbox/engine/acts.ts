import { findDocumentIds, loadContent, loadDocuments } from '../store/documents-read.ts';
import type { StoredPatient } from '../store/patients.ts';
import type { AvailabilityStatus, DossierState, Ins, StoredDocument } from '../store/records.ts';
import {
  agreedPatient,
  authorisationState,
  findDossier,
  readsEverything,
  refuseClosed,
  type AuthorisationState,
} from '../transactions/access.ts';
import { depositLot } from '../transactions/deposit.ts';
import { openForReading } from '../transactions/open-for-reading.ts';
import { lookupReader } from '../transactions/reader-of.ts';
import { findReadable } from '../transactions/retrieve.ts';
import { changeAuthorisation } from '../transactions/set-authorisation.ts';
import type { Call } from '../transactions/transaction.ts';
import { applyUpdates } from '../transactions/update-documents.ts';
import type { RegistryError } from '../xds/registry-response.ts';
import type { Caller } from './caller.ts';
import { writtenLot, writtenStatusChange, writtenVisibilityChange, type DepositedDocument } from './submission.ts';

export interface Refusal {
  ok: false;
  /** Code of a SOAP fault or of a registry error. */
  code: string;
  message: string;
}

export type Result<T> = { ok: true; value: T } | Refusal;

/** What TD0.2 tells. */
export interface DossierStatus {
  dossier: DossierState;
  authorisation: AuthorisationState;
  attending: boolean;
}

/** One professional before one dossier. */
export interface Acts {
  /** TD0.2. */
  status(): Result<DossierStatus>;
  /** TD0.3. */
  authorise(): Result<null>;
  withdraw(): Result<null>;
  /** TD3.1, FindDocuments; documents in force when no status is named. */
  list(statuses?: readonly AvailabilityStatus[]): Result<StoredDocument[]>;
  /** TD3.1b, GetDocuments: one's own even without a right to read. */
  lookUp(uniqueId: string): Result<StoredDocument | null>;
  /** TD3.2. */
  read(uniqueId: string): Result<Buffer>;
  /** TD2.1; returns the uniqueIds. */
  deposit(documents: readonly DepositedDocument[]): Result<string[]>;
  /** TD3.3a and b: the restrictions the document will bear, all of them. */
  restrict(uniqueId: string, restrictions: readonly string[]): Result<null>;
  /** TD3.3c and d. */
  setStatus(uniqueId: string, to: 'Approved' | 'Archived' | 'Deleted'): Result<null>;
}

type Perform = <T>(name: string, act: (call: Call) => Result<T>) => Result<T>;

const ok = <T>(value: T): Result<T> => ({ ok: true, value });
const fail = (code: string, message: string): Refusal => ({ ok: false, code, message });
const UNKNOWN_PATIENT = fail('XDSUnknownPatientId', "Aucun DMP n'existe pour ce patient");
const unknownDocument = (uniqueId: string): Refusal =>
  fail('XDSDocumentUniqueIdError', `Document inconnu : ${uniqueId}`);

/** Acts of a caller on a patient's dossier. */
export function actsOf(caller: Caller, ins: Ins, perform: Perform): Acts {
  const changed = (status: string, message: string): Result<null> =>
    status === 'DMPOk' ? ok(null) : fail(status, message);
  const authorisation =
    (action: 'AJOUT' | 'SUPPRESSION') =>
    (call: Call): Result<null> => {
      const { status, context } = changeAuthorisation(call, action);
      return changed(status, context);
    };
  return {
    status: () => perform('TD0.2', readStatus),
    authorise: () => perform('TD0.3', authorisation('AJOUT')),
    withdraw: () => perform('TD0.3', authorisation('SUPPRESSION')),
    list: (statuses = ['Approved']) => perform('TD3.1', (call) => list(call, statuses)),
    lookUp: (uniqueId) => perform('TD3.1', (call) => lookUp(call, uniqueId)),
    read: (uniqueId) => perform('TD3.2', (call) => read(call, uniqueId)),
    deposit: (documents) => perform('TD2.1', (call) => deposit(call, caller, ins, documents)),
    restrict: (uniqueId, restrictions) =>
      perform('TD3.3', (call) =>
        update(call, uniqueId, (target) => writtenVisibilityChange(caller, ins, call.now, target, restrictions)),
      ),
    setStatus: (uniqueId, to) =>
      perform('TD3.3', (call) =>
        update(call, uniqueId, (target) => writtenStatusChange(caller, ins, call.now, target, to)),
      ),
  };
}

const dossierOf = (call: Call): StoredPatient | null => findDossier(call.store, agreedPatient(call.vihf, null));

function readStatus(call: Call): Result<DossierStatus> {
  const patient = dossierOf(call);
  if (!patient) return ok({ dossier: 'INEXISTANT', authorisation: 'NON_EXISTE', attending: false });
  return ok({
    dossier: patient.dossier,
    authorisation: authorisationState(call, patient),
    attending: readsEverything(call, patient),
  });
}

function list(call: Call, statuses: readonly AvailabilityStatus[]): Result<StoredDocument[]> {
  const patient = dossierOf(call);
  if (!patient) return UNKNOWN_PATIENT;
  const reader = openForReading(call, patient, 'TD3.1');
  const ids = findDocumentIds(call.store, patient.id, reader, {
    sql: "d.status <> 'Deleted' AND d.status IN (SELECT value FROM json_each(@status))",
    parameters: { status: JSON.stringify(statuses) },
  });
  return ok(loadDocuments(call.store, ids));
}

function findOwnOrReadable(call: Call, patient: StoredPatient, uniqueId: string): StoredDocument | null {
  refuseClosed(patient);
  return findReadable(call.store, patient, lookupReader(call, patient), uniqueId);
}

function lookUp(call: Call, uniqueId: string): Result<StoredDocument | null> {
  const patient = dossierOf(call);
  return patient ? ok(findOwnOrReadable(call, patient, uniqueId)) : UNKNOWN_PATIENT;
}

function read(call: Call, uniqueId: string): Result<Buffer> {
  const patient = dossierOf(call);
  if (!patient) return UNKNOWN_PATIENT;
  const found = findReadable(call.store, patient, openForReading(call, patient, 'TD3.2'), uniqueId);
  return found ? ok(loadContent(call.store, found.contentId)) : unknownDocument(uniqueId);
}

function deposit(call: Call, caller: Caller, ins: Ins, documents: readonly DepositedDocument[]): Result<string[]> {
  const written = writtenLot(caller, ins, call.now, documents);
  const ids = written.entries.map((one) => one.uniqueId ?? '');
  const contents = new Map(written.entries.map((one, i) => [one.id, Buffer.from(ids[i] ?? '')]));
  return outcome(depositLot(call, written, contents), ids);
}

function findAny({ store }: Call, patient: StoredPatient, uniqueId: string): StoredDocument | null {
  const id = store
    .prepare<[number, string], number>('SELECT id FROM documents WHERE patient_id = ? AND unique_id = ?')
    .pluck()
    .get(patient.id, uniqueId);
  return id === undefined ? null : (loadDocuments(store, [id])[0] ?? null);
}

function update(
  call: Call,
  uniqueId: string,
  write: (target: StoredDocument) => Parameters<typeof applyUpdates>[1],
): Result<null> {
  const patient = dossierOf(call);
  if (!patient) return UNKNOWN_PATIENT;
  // Whoever knows an identifier may send it: whether he may know of the document is the transaction's own question.
  const target = findAny(call, patient, uniqueId);
  return target ? outcome(applyUpdates(call, write(target)).faults, null) : unknownDocument(uniqueId);
}

function outcome<T>([first]: readonly RegistryError[], value: T): Result<T> {
  return first ? fail(first.code, first.context) : ok(value);
}
