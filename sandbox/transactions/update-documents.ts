import { randomUUID } from 'node:crypto';
import { insertAssociation, insertSubmissionSet } from '../store/documents-write.ts';
import type { StoredPatient } from '../store/patients.ts';
import { ASSOCIATION } from '../store/records.ts';
import { uniqueIdInUse } from '../store/unique-ids.ts';
import { setFaults } from '../xds/check-metadata.ts';
import { readSubmission, type WrittenSet, type WrittenSubmission } from '../xds/read-submission.ts';
import { registryResponse, type RegistryError } from '../xds/registry-response.ts';
import { agreedPatient, findDossier, refuseClosed } from './access.ts';
import { requireOwnLot } from './check-lot.ts';
import { setRecord } from './register-lot.ts';
import type { Answer, Call, Transaction } from './transaction.ts';
import { planStatusChange } from './update-status.ts';
import type { PlannedUpdate } from './update-target.ts';
import { planVisibilityChange } from './update-visibility.ts';

/** TD3.3a to d: ITI-57 on the registry (dmp-interface §3.7). All the updates of a message pass, or none. */
export const updateDocuments: Transaction = {
  name: 'TD3.3',
  action: 'urn:ihe:iti:2010:UpdateDocumentSet',
  responseAction: 'urn:ihe:iti:2010:UpdateDocumentSet-Response',
  services: ['documentregistry_service', 'registry'],
  mtom: false,
  handle(request) {
    const { faults, name } = applyUpdates(request, readSubmission(request.envelope.body));
    return faults.length > 0 ? failure(faults, name) : { body: registryResponse('success'), ...named(name) };
  },
};

/** What became of the updates of a message: none was made when there are faults. */
export interface Updated {
  faults: RegistryError[];
  name?: PlannedUpdate['name'] | undefined;
}

/**
 * Makes the updates of a submission.
 * @throws Fault when the caller or the dossier allows none
 */
export function applyUpdates(call: Call, written: WrittenSubmission): Updated {
  const patient = findDossier(call.store, agreedPatient(call.vihf, null));
  if (!patient) return { faults: [{ code: 'XDSUnknownPatientId', context: "Aucun DMP n'existe pour ce patient" }] };
  refuseClosed(patient);
  const [set, ...extra] = written.sets;
  if (!set || extra.length > 0) return { faults: [updateError('Un lot de soumission attendu, et un seul')] };
  requireOwnLot(call, set);
  return update(call, patient, written, set);
}

function update(call: Call, patient: StoredPatient, written: WrittenSubmission, set: WrittenSet): Updated {
  const plans = planAll(call, patient, written, set);
  const planned = plans.filter((one) => 'apply' in one);
  const faults = [
    ...setFaults(set, patient.ins),
    ...duplicateFault(call, set),
    ...plans.filter((one) => 'code' in one),
    ...(new Set(planned.map((one) => one.documentId)).size < planned.length
      ? [updateError('Document visé deux fois')]
      : []),
    ...(plans.length === 0 ? [updateError('Aucune modification dans le message')] : []),
  ];
  const name = planned[0]?.name;
  if (faults.length > 0) return { faults, name };
  const setUuid = `urn:uuid:${randomUUID()}`;
  const setId = insertSubmissionSet(call.store, setRecord(set, setUuid, patient.id, call.now));
  for (const one of planned) {
    const targetUuid = one.apply();
    insertAssociation(call.store, {
      entryUuid: `urn:uuid:${randomUUID()}`,
      kind: one.association,
      sourceUuid: setUuid,
      targetUuid,
      setId,
    });
  }
  return { faults: [], name };
}

function planAll(
  call: Call,
  patient: StoredPatient,
  written: WrittenSubmission,
  set: WrittenSet,
): (PlannedUpdate | RegistryError)[] {
  return written.associations.map((one) => {
    if (one.source !== set.id) return updateError(`Association qui ne part pas du lot : ${one.kind}`);
    if (one.kind === ASSOCIATION.updatesStatus) return planStatusChange(call, patient, one);
    const entry = written.entries.find((candidate) => candidate.id === one.target);
    if (one.kind === ASSOCIATION.hasMember && entry) return planVisibilityChange(call, patient, entry, one);
    return updateError(`Association inattendue : ${one.kind}`);
  });
}

function duplicateFault({ store }: Call, set: WrittenSet): RegistryError[] {
  if (set.uniqueId === null || !uniqueIdInUse(store, set.uniqueId)) return [];
  return [{ code: 'XDSDuplicateUniqueIdInRegistry', context: `Identifiant déjà utilisé : ${set.uniqueId}` }];
}

const updateError = (context: string): RegistryError => ({ code: 'XDSMetadataUpdateError', context });

const named = (name: string | undefined): Pick<Answer, 'name'> => (name === undefined ? {} : { name });

function failure(errors: readonly RegistryError[], name?: string): Answer {
  const [first] = errors;
  const body = registryResponse('failure', errors);
  return { body, ...named(name), ...(first ? { refusal: { code: first.code, message: first.context } } : {}) };
}
