import { closeDossier } from './close-dossier.ts';
import { creation } from './creation.ts';
import { demographics } from './demographics.ts';
import { deposit } from './deposit.ts';
import { listAuthorisations } from './list-authorisations.ts';
import { patientList } from './patient-list.ts';
import { patientSearch } from './patient-search.ts';
import { retrieve } from './retrieve.ts';
import { setAuthorisation } from './set-authorisation.ts';
import { storedQueries } from './stored-queries.ts';
import type { Transaction } from './transaction.ts';
import { updateDocuments } from './update-documents.ts';

/** Every operation the store offers. */
export const TRANSACTIONS: readonly Transaction[] = [
  demographics,
  patientSearch,
  closeDossier,
  creation,
  listAuthorisations,
  setAuthorisation,
  patientList,
  deposit,
  storedQueries,
  retrieve,
  updateDocuments,
];

/**
 * The operation a request asks for: by its WS-Addressing action, among those offered at the path.
 *
 * @param service last segment of the path in lower case, empty at the base address, where all are offered
 */
export function findTransaction(action: string, service: string): Transaction | null {
  const found = TRANSACTIONS.find((one) => one.action === action);
  return found && (service === '' || found.services.includes(service)) ? found : null;
}

/** Segments that exist under the base address. */
export const SERVICES: ReadonlySet<string> = new Set(TRANSACTIONS.flatMap((one) => one.services));
