import { findDocumentIds } from '../store/documents-read.ts';
import { findEntry } from '../store/find-entry.ts';
import type { StoredPatient } from '../store/patients.ts';
import { ASSOCIATION } from '../store/records.ts';
import type { WrittenSubmission } from '../xds/read-submission.ts';
import type { RegistryError } from '../xds/registry-response.ts';
import { isEmployee } from './access.ts';
import { lookupReader } from './reader-of.ts';
import type { Call } from './transaction.ts';

/** Faults of the RPLC associations of a lot (dmp-interface §3.8): only its author replaces a document (rules R16). */
export function replacementFaults(call: Call, patient: StoredPatient, written: WrittenSubmission): RegistryError[] {
  const entries = new Set(written.entries.map((one) => one.id));
  return written.associations
    .filter((one) => one.kind === ASSOCIATION.replaces)
    .flatMap(({ source, target }) => {
      const why = entries.has(source) ? refusal(call, patient, target) : 'document de remplacement absent du lot';
      return why === null ? [] : [{ code: 'XDSReplaceFailed' as const, context: `${target} : ${why}` }];
    });
}

const UNKNOWN = 'document à remplacer inconnu';

function isKnown(call: Call, patient: StoredPatient, entryUuid: string): boolean {
  const filter = { sql: 'd.entry_uuid = @wanted', parameters: { wanted: entryUuid } };
  return findDocumentIds(call.store, patient.id, lookupReader(call, patient), filter).length > 0;
}

function refusal(call: Call, patient: StoredPatient, target: string): string | null {
  const { store, vihf } = call;
  const old = findEntry(store, target);
  if (!old || old.patientId !== patient.id) return UNKNOWN;
  const byPerson = vihf.mode === 'DIRECTE' && !isEmployee(vihf);
  const own = byPerson ? old.depositorId === vihf.nameId : old.depositorStructure === vihf.structureId;
  // N9: a stranger's document that he may not know of is answered as one that does not exist.
  if (!own) return isKnown(call, patient, target) ? 'seul son auteur remplace un document' : UNKNOWN;
  return old.status === 'Approved' ? null : "document à remplacer qui n'est plus en vigueur";
}
