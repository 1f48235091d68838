import type { DocumentEntry } from './entry.ts';

const PATIENT_CLASS = '90';
/** XCN.13 of a patient (dmp-interface §3.4). */
const PATIENT_ID = 'NH';

/**
 * True when the holder of the record wrote the document himself (EX_3.1-1040 names class 90 only; the type codes
 * DOCPAT01–09 and EXPPAT_* stand in other classes too, and an author named by his INS is a patient: R20).
 */
export function isPatientAuthored(entry: Pick<DocumentEntry, 'classCode' | 'typeCode' | 'authors'>): boolean {
  const type = entry.typeCode?.code ?? '';
  return (
    type.startsWith('DOCPAT') ||
    type.startsWith('EXPPAT') ||
    entry.classCode?.code === PATIENT_CLASS ||
    entry.authors.some((author) => author.person?.idType === PATIENT_ID)
  );
}

/**
 * True for the technical entry that carries the signature of a submission set: set aside from lists by its exact
 * class and format, and by nothing less (H08: a CDA that resembles it stays visible; dmp-interface §1.7).
 */
export function isLotSignature(entry: Pick<DocumentEntry, 'classCode' | 'formatCode'>): boolean {
  return (
    entry.classCode?.code === 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1' &&
    entry.formatCode?.code === 'http://www.w3.org/2000/09/xmldsig#'
  );
}
