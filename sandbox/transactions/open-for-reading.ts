import { Fault } from '../soap/fault.ts';
import type { StoredPatient } from '../store/patients.ts';
import type { Reader } from '../store/reader.ts';
import { isEmployee, requireReading } from './access.ts';
import { readerOf } from './reader-of.ts';
import { rememberReading } from './tell-reading.ts';
import type { Call } from './transaction.ts';

/**
 * Lets a search or a consultation into the dossier, and remembers it. Employees only look up their own deposits
 * (dmp-interface §6.4), which needs none of this.
 *
 * @returns how far the caller sees
 * @throws Fault `DMPClosed` or `DMPAccessDeniedByRightsService`
 */
export function openForReading(call: Call, patient: StoredPatient, what: 'Recherche' | 'Consultation'): Reader {
  requireReading(call, patient);
  if (isEmployee(call.vihf)) {
    throw new Fault('DMPAccessDeniedByRightsService', `${what} impossible : réservée aux professionnels de santé`);
  }
  rememberReading(call, patient);
  return readerOf(call, patient, false);
}
