/** Authors in the HL7 v2 composite forms of XDS (dmp-interface §3.4). */
import type { SeedPatient } from '../model.ts';
import type { AuthorRecord } from '../../store/records.ts';
import { coded, SYSTEMS } from './codes.ts';
import type { Professional } from './professionals.ts';

/** XCN of who wrote: a professional, an automatic feed (type U, RI), or the patient by his INS (NH). */
export function personXcn(patient: SeedPatient, author: Professional | null): string {
  if (author) {
    const kind = author.isSystem ? 'U^^^RI' : 'D^^^IDNPS';
    return `${author.nationalId}^${author.family}^${author.given}^^^^^^&${SYSTEMS.professionals}&ISO^${kind}`;
  }
  const name = patient.usedName ?? patient.birthName;
  return `${patient.ins.value}^${name}^${patient.firstGivenName}^^^^^^&${patient.ins.oid}&ISO^D^^^NH`;
}

/** Struct_IdNat of the depositor; empty for the patient. */
export function structureOf(author: Professional | null): string {
  return author?.place.id ?? '';
}

/** The author classification of a document or of a lot. */
export function authorRecord(patient: SeedPatient, author: Professional | null): AuthorRecord {
  const person = personXcn(patient, author);
  const specialty = author?.specialty ?? coded('author-specialty', 'EXP_PATIENT');
  const place = author?.place;
  return {
    person,
    institutions: place ? [`${place.name}^^^^^&${SYSTEMS.structures}&ISO^IDNST^^^${place.id}`] : [],
    specialties: [`${specialty.code}^${specialty.label}^${specialty.scheme}`],
    roles: [],
  };
}
