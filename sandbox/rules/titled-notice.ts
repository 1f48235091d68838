/**
 * R43, H18, H20: a notice names an added document only when all who read the patient's notices may read the document:
 * the patient, and for a minor his representatives.
 */
import { RESTRICTION } from './visibility-change.ts';

export function deservesTitledNotice(codes: readonly string[]): boolean {
  return !codes.includes(RESTRICTION.fromPatient) && !codes.includes(RESTRICTION.fromRepresentatives);
}
