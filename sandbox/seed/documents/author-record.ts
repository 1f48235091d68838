/** Authors in the HL7 v2 composite forms of XDS (dmp-interface §3.4). */
import type { SeedPatient } from '../model.ts';
import type { AuthorRecord } from '../../store/records.ts';
import { coded, SYSTEMS } from './codes.ts';
import type { AuthorKey, Professional } from './professionals.ts';

/** Number of the Assurance Maladie's own system in this sandbox; SIREN-like, given to nobody. */
const CNAM_ID = '2180000001';

/** XCN of who wrote: a professional, the patient by his INS, or the Assurance Maladie's system. */
export function personXcn(key: AuthorKey, patient: SeedPatient, author: Professional | null): string {
  if (author)
    return `${author.nationalId}^${author.family}^${author.given}^^^^^^&${SYSTEMS.professionals}&ISO^D^^^IDNPS`;
  if (key === 'cnam') return `${CNAM_ID}/ALIM^Assurance Maladie^^^^^^^&${SYSTEMS.professionals}&ISO^U^^^RI`;
  const name = patient.usedName ?? patient.birthName;
  return `${patient.ins.value}^${name}^${patient.firstGivenName}^^^^^^&${patient.ins.oid}&ISO^D^^^NH`;
}

/** Struct_IdNat of the depositor; empty for the patient. */
export function structureOf(author: Professional | null): string {
  return author?.place.id ?? '';
}

/** The author classification of a document or of a lot. */
export function authorRecord(key: AuthorKey, patient: SeedPatient, author: Professional | null): AuthorRecord {
  const person = personXcn(key, patient, author);
  if (!author) return { person, institutions: [], specialties: [specialtyText(key)], roles: [] };
  const { place, specialty } = author;
  return {
    person,
    institutions: [`${place.name}^^^^^&${SYSTEMS.structures}&ISO^IDNST^^^${place.id}`],
    specialties: [`${specialty.code}^${specialty.label}^${specialty.scheme}`],
    roles: [],
  };
}

function specialtyText(key: AuthorKey): string {
  const { code, label, scheme } = coded('author-specialty', key === 'cnam' ? 'ALIM_AM' : 'EXP_PATIENT');
  return `${code}^${label}^${scheme}`;
}
