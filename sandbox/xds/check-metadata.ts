import type { Coded, Ins } from '../store/records.ts';
import {
  FORBIDDEN_COMBINATION,
  isForbiddenCombination,
  NORMAL_CODE,
  RESTRICTION_SCHEME,
} from '../rules/visibility-change.ts';
import { isInternal } from '../rules/internal-person.ts';
import { isWrittenByPatient } from '../rules/written-by-patient.ts';
import { parsePatientId, personIdOf, sameIns } from './composite.ts';
import type { WrittenEntry, WrittenSet } from './read-submission.ts';
import type { RegistryError } from './registry-response.ts';
import { SIGNATURE_CLASS, STABLE_DOCUMENT } from './schemes.ts';

const MAX_CONFIDENTIALITY_CODES = 4;
const OID = /^[0-2](\.(0|[1-9]\d*))+$/;
const MAX_OID_LENGTH = 64;
const MAX_TITLE_LENGTH = 128;
const TIME = /^\d{4}(\d{2}(\d{2}(\d{2}(\d{2}(\d{2})?)?)?)?)?$/;

/** True for the entry that holds the signature of the lot (dmp-interface §1.7). */
export const isSignature = (entry: WrittenEntry): boolean => entry.classCode?.code === SIGNATURE_CLASS;

/** All faults of a submission set's own metadata (dmp-interface §3.1). */
export function setFaults(set: WrittenSet, ins: Ins): RegistryError[] {
  return [
    ...required(set.id, {
      submissionTime: set.submissionTime,
      contentTypeCode: completeCode(set.contentType),
      author: set.authors[0]?.person,
      sourceId: set.sourceId,
      uniqueId: set.uniqueId,
      patientId: set.patientId,
    }),
    ...oidFaults(set.id, { uniqueId: set.uniqueId, sourceId: set.sourceId }),
    ...timeFaults(set.id, { submissionTime: set.submissionTime }),
    ...personFaults(set.id, set.authors[0]?.person ?? ''),
    ...patientFault(set.id, set.patientId, ins),
  ];
}

/**
 * All faults of one document's metadata (dmp-interface §3.2).
 *
 * @param combined whether MASQUE_PS and INVISIBLE_PATIENT may stand together (rules R15)
 */
export function entryFaults(entry: WrittenEntry, ins: Ins, combined: boolean): RegistryError[] {
  const { serviceStartTime, serviceStopTime, creationTime } = entry;
  return [
    ...required(entry.id, {
      mimeType: entry.mimeType,
      creationTime,
      languageCode: entry.languageCode,
      legalAuthenticator: entry.legalAuthenticator,
      serviceStartTime,
      sourcePatientId: entry.sourcePatientId,
      title: entry.title,
      author: entry.authors[0]?.person,
      // A patient has no institution; the entries he wrote are sent back when their visibility changes (TD3.3a).
      authorInstitution: isWrittenByPatient(entry.typeCode?.code ?? '') ? 'none' : entry.authors[0]?.institutions[0],
      classCode: completeCode(entry.classCode),
      typeCode: completeCode(entry.typeCode),
      formatCode: completeCode(entry.formatCode),
      healthcareFacilityTypeCode: completeCode(entry.facilityCode),
      practiceSettingCode: completeCode(entry.practiceCode),
      uniqueId: entry.uniqueId,
      patientId: entry.patientId,
    }),
    ...(entry.objectType === STABLE_DOCUMENT
      ? []
      : [fault(entry.id, "objectType n'est pas celui d'un document stable")]),
    ...((entry.title?.length ?? 0) > MAX_TITLE_LENGTH
      ? [fault(entry.id, `titre de plus de ${MAX_TITLE_LENGTH} caractères`)]
      : []),
    ...oidFaults(entry.id, { uniqueId: entry.uniqueId }),
    ...timeFaults(entry.id, { creationTime, serviceStartTime, serviceStopTime }),
    ...confidentialityFaults(entry, combined),
    ...patientFault(entry.id, entry.patientId, ins),
  ];
}

function fault(object: string, what: string): RegistryError {
  return { code: 'XDSRegistryMetadataError', context: `${object} : ${what}` };
}

/** Whom his structure alone knows is named as its employee: XCN.13 `EI` (dmp-interface §3.4). */
function personFaults(object: string, person: string): RegistryError[] {
  const type = person.split('^')[12] ?? '';
  return isInternal(personIdOf(person)) && type !== 'EI'
    ? [fault(object, 'authorPerson : un identifiant interne est de type EI')]
    : [];
}

/** A code counts as present when code, scheme and label all are. */
function completeCode(coded: Coded | null): string | null {
  return coded && coded.scheme !== '' && coded.label !== '' ? coded.code : null;
}

function required(object: string, fields: Record<string, string | null | undefined>): RegistryError[] {
  return Object.entries(fields)
    .filter(([, value]) => !value)
    .map(([name]) => fault(object, `${name} absent ou incomplet`));
}

/** The store takes plain OIDs only, without extension (dmp-interface §3.2). */
function oidFaults(object: string, fields: Record<string, string | null>): RegistryError[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== null && (!OID.test(value) || value.length > MAX_OID_LENGTH))
    .map(([name]) => fault(object, `${name} n'est pas un OID de ${MAX_OID_LENGTH} caractères au plus`));
}

function timeFaults(object: string, fields: Record<string, string | null>): RegistryError[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== null && !TIME.test(value))
    .map(([name]) => fault(object, `${name} n'est pas une date XDS (UTC, sans décalage)`));
}

function confidentialityFaults(entry: WrittenEntry, combined: boolean): RegistryError[] {
  const codes = entry.confidentialityCodes;
  const bears = (code: string): boolean => codes.some((one) => one.code === code);
  const known = codes.every((one) =>
    one.code === NORMAL_CODE.code
      ? one.scheme === NORMAL_CODE.scheme
      : one.scheme === RESTRICTION_SCHEME && one.label !== '',
  );
  const faults: RegistryError[] = [];
  if (!bears(NORMAL_CODE.code) || codes.length > MAX_CONFIDENTIALITY_CODES || !known) {
    faults.push(fault(entry.id, 'confidentialityCode : N attendu, avec au plus trois restrictions connues'));
  }
  const written = codes.map((one) => one.code);
  // The signature's entry bears both by rule (dmp-interface §1.7).
  if (!isSignature(entry) && isForbiddenCombination(written, combined)) {
    faults.push(fault(entry.id, FORBIDDEN_COMBINATION));
  }
  return faults;
}

function patientFault(object: string, written: string | null, ins: Ins): RegistryError[] {
  const read = written === null ? null : parsePatientId(written);
  if (written === null || (read && sameIns(read, ins))) return [];
  return [{ code: 'XDSPatientIdDoesNotMatch', context: `${object} : patientId différent du patient du VIHF` }];
}
