import { updateRefusal, type Change } from '../rules/update-refusal.ts';
import { isWrittenByPatient } from '../rules/written-by-patient.ts';
import { Fault } from '../soap/fault.ts';
import { findDocumentIds, loadDocuments } from '../store/documents-read.ts';
import type { StoredPatient } from '../store/patients.ts';
import type { StoredDocument } from '../store/records.ts';
import { readsEverything, requireReading } from './access.ts';
import { lookupReader } from './reader-of.ts';
import type { Call } from './transaction.ts';

/** One update that has passed its checks. */
export interface PlannedUpdate {
  documentId: number;
  name: 'TD3.3a' | 'TD3.3b' | 'TD3.3c' | 'TD3.3d';
  /** Kind of the association that the submission set keeps to the document. */
  association: string;
  /** Writes the change; returns the entryUUID of the document after it. */
  apply(): string;
}

/**
 * The document an update bears on, as far as the caller may know of it: what he may not know of does not exist for him
 * (rules R21, N9). Null as well when it is deleted.
 *
 * @param column by which the message names it
 */
export function findTarget(
  call: Call,
  patient: StoredPatient,
  column: 'entry_uuid' | 'logical_id',
  value: string,
): StoredDocument | null {
  const filter = { sql: `d.${column} = @wanted AND d.status <> 'Deleted'`, parameters: { wanted: value } };
  const ids = findDocumentIds(call.store, patient.id, lookupReader(call, patient), filter);
  return loadDocuments(call.store, ids)[0] ?? null;
}

/**
 * Lets a change pass, or says why not. Taking away one's own document needs no right to read the dossier: it may lie in
 * the wrong one (rules R16).
 *
 * @throws Fault `DMPAccessDeniedByRightsService`
 */
export function requireChange(call: Call, patient: StoredPatient, document: StoredDocument, change: Change): void {
  const { vihf } = call;
  const reader = lookupReader(call, patient);
  const actor = {
    purpose: vihf.purpose,
    profession: vihf.profession?.code ?? null,
    attending: readsEverything(call, patient),
    own: isOwn(call, patient, document),
    byStructure: reader.byStructure,
  };
  const why = updateRefusal(change, actor, isWrittenByPatient(document.typeCode.code));
  if (why !== null) throw new Fault('DMPAccessDeniedByRightsService', why);
  if (change !== 'delete' || !actor.own) requireReading(call, patient);
}

function isOwn(call: Call, patient: StoredPatient, document: StoredDocument): boolean {
  const own = { ...lookupReader(call, patient), ownOnly: true };
  return (
    findDocumentIds(call.store, patient.id, own, { sql: 'd.id = @id', parameters: { id: document.id } }).length > 0
  );
}
