import type { DocumentEntry } from './entry.ts';

const PATIENT_CLASS = '90';

/**
 * True when the holder of the record wrote the document himself (EX_3.1-1040 names class 90 only; the type codes
 * DOCPAT01–09 and EXPPAT_* stand in other classes too, R20).
 */
export function isPatientAuthored(entry: Pick<DocumentEntry, 'classCode' | 'typeCode'>): boolean {
  const type = entry.typeCode?.code ?? '';
  return type.startsWith('DOCPAT') || type.startsWith('EXPPAT') || entry.classCode?.code === PATIENT_CLASS;
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
