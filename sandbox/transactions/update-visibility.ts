import { RESTRICTION, visibilityChange } from '../rules/visibility-change.ts';
import { deservesTitledNotice } from '../rules/titled-notice.ts';
import { loadDocuments } from '../store/documents-read.ts';
import { endHoldOf } from '../store/holds.ts';
import type { StoredPatient } from '../store/patients.ts';
import { ASSOCIATION, type Coded, type StoredDocument } from '../store/records.ts';
import { tellDocument } from '../store/tell-document.ts';
import { reviseConfidentiality, versionsOf } from '../store/versions.ts';
import { entryFaults } from '../xds/check-metadata.ts';
import type { WrittenAssociation, WrittenEntry } from '../xds/read-submission.ts';
import type { RegistryError } from '../xds/registry-response.ts';
import { changedFields } from '../xds/same-metadata.ts';
import { statusUrn } from '../xds/schemes.ts';
import type { Call } from './transaction.ts';
import { findTarget, requireChange, type PlannedUpdate } from './update-target.ts';

const updateError = (context: string): RegistryError => ({ code: 'XDSMetadataUpdateError', context });

/** TD3.3a and TD3.3b: masks, unmasks, or makes visible (dmp-interface §3.7, rules R21, R27). */
export function planVisibilityChange(
  call: Call,
  patient: StoredPatient,
  entry: WrittenEntry,
  association: WrittenAssociation,
): PlannedUpdate | RegistryError {
  const document = findTarget(call, patient, 'logical_id', entry.logicalId ?? '');
  if (!document) return updateError(`${entry.id} : document inconnu`);
  const fault = entryFault(call, patient, entry, association, document);
  if (fault) return fault;
  const combined = call.settings.combinedRestrictions;
  const outcome = visibilityChange(
    codesOf(document.confidentialityCodes),
    codesOf(entry.confidentialityCodes),
    combined,
  );
  if ('refused' in outcome) return updateError(`${entry.id} : ${outcome.refused}`);
  const [first] = outcome.changes;
  if (!first) return updateError(`${entry.id} : aucun changement`);
  for (const change of outcome.changes) requireChange(call, patient, document, change);
  return {
    documentId: document.id,
    name: first === 'mask' || first === 'unmask' ? 'TD3.3a' : 'TD3.3b',
    association: ASSOCIATION.hasMember,
    apply: () => reviseVersions(call, document, entry.confidentialityCodes),
  };
}

const codesOf = (codes: readonly Coded[]): string[] => [...new Set(codes.map((one) => one.code))];

/** Stale version first: whoever read too long ago must read again before anything else is told. */
function entryFault(
  call: Call,
  patient: StoredPatient,
  entry: WrittenEntry,
  association: WrittenAssociation,
  document: StoredDocument,
): RegistryError | null {
  if (association.previousVersion !== String(document.version)) {
    return { code: 'XDSMetadataVersionError', context: `${entry.id} : le document a changé depuis sa lecture` };
  }
  if (document.status === 'Deprecated') return updateError(`${entry.id} : version remplacée`);
  if (![statusUrn('Approved'), statusUrn(document.status)].includes(entry.status ?? '')) {
    return updateError(`${entry.id} : statut inattendu`);
  }
  const [malformed] = entryFaults(entry, patient.ins, call.settings.combinedRestrictions);
  if (malformed) return malformed;
  const changed = changedFields(entry, document);
  return changed.length === 0
    ? null
    : updateError(`${entry.id} : seule la visibilité se modifie (${changed.join(', ')})`);
}

/** All versions of the document follow: an older one must not show what the current one hides, nor stay hidden. */
function reviseVersions({ store, vihf, now }: Call, document: StoredDocument, codes: readonly Coded[]): string {
  let current = document.entryUuid;
  for (const one of loadDocuments(store, versionsOf(store, document.id))) {
    const entryUuid = reviseConfidentiality(store, one.id, codes);
    if (one.id === document.id) current = entryUuid;
  }
  // R22: whoever makes it visible says that the announcement took place; he need not be the one who held.
  if (!codesOf(codes).includes(RESTRICTION.fromPatient)) endHoldOf(store, document.id, 'ANNOUNCED', now, vihf.nameId);
  const before = codesOf(document.confidentialityCodes);
  if (!deservesTitledNotice(before)) tellDocument(store, { ...document, confidentialityCodes: codes }, now);
  return current;
}
