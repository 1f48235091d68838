import type { StoredPatient } from '../store/patients.ts';
import type { Reader } from '../store/reader.ts';
import { requireFunction, requireReading } from './access.ts';
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
export function openForReading(call: Call, patient: StoredPatient, wanted: 'TD3.1' | 'TD3.2'): Reader {
  requireFunction(call, wanted);
  requireReading(call, patient);
  rememberReading(call, patient);
  return readerOf(call, patient, false);
}
