import type { Store } from './open.ts';
import type { AvailabilityStatus } from './records.ts';
import { statement } from './statement.ts';

/** What a replacement needs to know of the document it replaces. */
export interface Entry {
  entryUuid: string;
  patientId: number;
  status: AvailabilityStatus;
  depositorId: string;
  depositorStructure: string;
}

/** Finds a document by its entry identifier, whoever may read it. */
export function findEntry(store: Store, entryUuid: string): Entry | null {
  const row = statement<[string], Entry>(
    store,
    `SELECT entry_uuid AS entryUuid, patient_id AS patientId, status, depositor_id AS depositorId,
       depositor_structure AS depositorStructure
     FROM documents WHERE entry_uuid = ? AND kind = 'document'`,
  ).get(entryUuid);
  return row ?? null;
}
