/**
 * R20, R46 and the access matrix («deposit»): what the holder says of himself is written by nobody else, and the
 * reimbursements by the Assurance Maladie only. The matrix does not otherwise limit deposits (R4).
 */
import { isWrittenByPatient } from './written-by-patient.ts';

/** «Expression personnelle du titulaire», besides the DOCPAT and EXPPAT types. */
const PERSONAL_EXPRESSION = '74465-6';
const REIMBURSEMENTS = 'REMB';

/** Why a professional may not deposit a type, in French; null when he may. */
export function depositTypeRefusal(typeCode: string): string | null {
  if (isWrittenByPatient(typeCode) || typeCode === PERSONAL_EXPRESSION) return 'type réservé au titulaire du dossier';
  return typeCode === REIMBURSEMENTS ? "type réservé à l'Assurance Maladie" : null;
}
