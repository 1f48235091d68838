import { statusChange } from '../rules/status-change.ts';
import { setStatus } from '../store/documents-write.ts';
import { endHoldOf } from '../store/holds.ts';
import type { StoredPatient } from '../store/patients.ts';
import { ASSOCIATION, type StoredDocument } from '../store/records.ts';
import { findByFormerEntry, versionsOf } from '../store/versions.ts';
import type { WrittenAssociation } from '../xds/read-submission.ts';
import type { RegistryError } from '../xds/registry-response.ts';
import { statusOf } from '../xds/schemes.ts';
import type { Call } from './transaction.ts';
import { findTarget, requireChange, type PlannedUpdate } from './update-target.ts';

/** TD3.3c and TD3.3d: deletes, archives or restores a document (dmp-interface §3.7). */
export function planStatusChange(
  call: Call,
  patient: StoredPatient,
  association: WrittenAssociation,
): PlannedUpdate | RegistryError {
  const { target, originalStatus, newStatus } = association;
  const document = findTarget(call, patient, 'entry_uuid', target) ?? staleTarget(call, patient, target);
  if (!document) return { code: 'XDSMetadataUpdateError', context: `Document inconnu : ${target}` };
  if (document.entryUuid !== target || statusOf(originalStatus ?? '') !== document.status) {
    return { code: 'XDSMetadataVersionError', context: `${target} : le document a changé depuis sa lecture` };
  }
  const to = statusOf(newStatus ?? '');
  const change = to && statusChange(document.status, to);
  if (!change) return { code: 'XDSMetadataUpdateError', context: `${target} : changement de statut impossible` };
  requireChange(call, patient, document, change);
  return {
    documentId: document.id,
    name: change === 'delete' ? 'TD3.3c' : 'TD3.3d',
    association: ASSOCIATION.updatesStatus,
    apply: () => (change === 'delete' ? deleteAll(call, document) : setAndName(call, document, to)),
  };
}

/** A document named by an entryUUID it bore before: known, but read too long ago. */
function staleTarget(call: Call, patient: StoredPatient, target: string): StoredDocument | null {
  const id = findByFormerEntry(call.store, target);
  if (id === null) return null;
  const current = call.store
    .prepare<[number], { entry_uuid: string }>('SELECT entry_uuid FROM documents WHERE id = ?')
    .get(id);
  return current ? findTarget(call, patient, 'entry_uuid', current.entry_uuid) : null;
}

function setAndName(
  { store }: Call,
  document: StoredDocument,
  to: 'Approved' | 'Archived' | 'Deprecated' | 'Deleted',
): string {
  setStatus(store, document.entryUuid, to);
  return document.entryUuid;
}

/** Versions it had replaced go with it: an unpublished document leaves no older copy to read. */
function deleteAll({ store, vihf, now }: Call, document: StoredDocument): string {
  for (const id of versionsOf(store, document.id)) {
    store.prepare("UPDATE documents SET status = 'Deleted' WHERE id = ?").run(id);
  }
  endHoldOf(store, document.id, 'WITHDRAWN', now, vihf.nameId);
  return document.entryUuid;
}
