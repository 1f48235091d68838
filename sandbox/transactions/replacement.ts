import { findEntry } from '../store/find-entry.ts';
import type { StoredPatient } from '../store/patients.ts';
import { ASSOCIATION } from '../store/records.ts';
import type { WrittenSubmission } from '../xds/read-submission.ts';
import type { RegistryError } from '../xds/registry-response.ts';
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

function refusal({ store, vihf }: Call, patient: StoredPatient, target: string): string | null {
  const old = findEntry(store, target);
  if (!old || old.patientId !== patient.id) return 'document à remplacer inconnu';
  if (old.status !== 'Approved') return "document à remplacer qui n'est plus en vigueur";
  const own = vihf.mode === 'DIRECTE' ? old.depositorId === vihf.nameId : old.depositorStructure === vihf.structureId;
  return own ? null : 'seul son auteur remplace un document';
}
