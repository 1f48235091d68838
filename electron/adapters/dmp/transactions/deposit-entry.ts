import type { Code } from '../../../../shared/domain/document/code.ts';
import type { DepositAuthor, DepositDocument, SubmissionLot } from '../../../../shared/domain/document/deposit.ts';
import { isInternalPsId } from '../../../../shared/domain/document/named-author.ts';
import type { Author, Person } from '../../../../shared/domain/document/person.ts';
import {
  CONFIDENTIALITY_SYSTEM,
  HL7_CONFIDENTIALITY_SYSTEM,
  type Restriction,
} from '../../../../shared/domain/document/visibility.ts';
import type { PatientIdentity } from '../../../../shared/domain/patient/identity.ts';
import { toCx } from '../../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';
import { earliestInstant, parseHl7Time, toXdsTime } from '../../../../shared/domain/time/hl7-time.ts';
import { toCdaLocalTime } from '../cda/paris-time.ts';
import { escapeComponent } from '../ebxml/composite.ts';
import type { WrittenEntry } from '../ebxml/write-entry.ts';

/** Labels of TRE_A07 (dmp-interface §3.5). */
const RESTRICTION_LABELS: Readonly<Record<Restriction, string>> = {
  MASQUE_PS: 'Masqué aux professionnels de santé',
  INVISIBLE_PATIENT: 'Non visible par le patient',
  INVISIBLE_REPRESENTANTS_LEGAUX: 'Non visible par les représentants légaux',
};

const NORMAL: Code = { code: 'N', codeSystem: HL7_CONFIDENTIALITY_SYSTEM, displayName: 'Normal' };

/** A restriction as metadata write it. */
export function restrictionCode(code: Restriction): Required<Code> {
  return { code, codeSystem: CONFIDENTIALITY_SYSTEM, displayName: RESTRICTION_LABELS[code] };
}

/** Normal confidentiality and the restrictions added to it. */
export function confidentiality(restrictions: readonly Restriction[]): Code[] {
  return [NORMAL, ...restrictions.map(restrictionCode)];
}

/** The depositor as XDS metadata name him; `EI` for an employee known to his structure alone (dmp-interface §3.4). */
export function authorPerson(author: DepositAuthor): Person {
  const idType = isInternalPsId(author.nationalId) ? 'EI' : 'IDNPS';
  return { id: author.nationalId, family: author.family, given: author.given, idType };
}

export function entryAuthor(author: DepositAuthor): Author {
  return {
    person: authorPerson(author),
    institutions: [{ id: author.structureId, name: author.structureName }],
    specialties: [author.specialty],
    roles: [],
  };
}

/**
 * XDS form of a local date or minute: UTC, with the precision it had. A date stays the date it is (H50): it has no
 * zone to convert.
 */
export function xdsActTime(actAt: string): string {
  const time = parseHl7Time(toCdaLocalTime(actAt));
  if (!time.ok) throw new Error('the date of the act is no date: the form let it through');
  if (time.value.offsetMinutes === null) return time.value.text;
  const length = time.value.precision === 'minute' ? 12 : 14;
  return toXdsTime(earliestInstant(time.value)).slice(0, length);
}

/** Identifier of the patient at the source: his number in the practice, or the INS where there is none. */
export function sourcePatientId(patient: PatientIdentity, localIdRoot: string | undefined): string {
  if (!localIdRoot || !patient.localId) return toCx(patient.ins);
  return `${escapeComponent(patient.localId)}^^^&${localIdRoot}&ISO^PI`;
}

function sourcePatientInfo(patient: PatientIdentity): string[] {
  const name = [patient.birthName, patient.firstGivenName].map(escapeComponent).join('^');
  return [`PID-5|${name}^^^^^L`, `PID-7|${patient.birthDate.replaceAll('-', '')}`, `PID-8|${patient.sex}`];
}

/** The metadata of one document of a lot, under a symbolic name of the message (dmp-interface §3.2). */
export function depositEntry(name: string, document: DepositDocument, localIdRoot: string | undefined): WrittenEntry {
  const { author, patient } = document;
  const actTime = xdsActTime(document.actAt);
  return {
    entryUUID: name,
    uniqueId: document.uniqueId,
    patientId: toCx(patient.ins),
    sourcePatientId: sourcePatientId(patient, localIdRoot),
    sourcePatientInfo: sourcePatientInfo(patient),
    title: document.title,
    mimeType: 'text/xml',
    classCode: document.classCode,
    typeCode: document.typeCode,
    formatCode: document.formatCode,
    confidentialityCodes: confidentiality(document.restrictions),
    eventCodes: [],
    healthcareFacilityTypeCode: author.facilityType,
    practiceSettingCode: author.practiceSetting,
    authors: [entryAuthor(author)],
    legalAuthenticator: authorPerson(author),
    creationTime: toXdsTime(document.createdAt),
    serviceStartTime: actTime,
    serviceStopTime: actTime,
    languageCode: 'fr-FR',
  };
}

/** The metadata of the lot signature, which the registry keeps as a document of its own (dmp-interface §1.7). */
export function signatureEntry(name: string, lot: SubmissionLot, now: EpochMs): WrittenEntry {
  const time = toXdsTime(now);
  const { author } = lot;
  return {
    entryUUID: name,
    uniqueId: lot.signatureId,
    patientId: toCx(lot.patient.ins),
    sourcePatientId: toCx(lot.patient.ins),
    title: 'Source',
    mimeType: 'text/xml',
    classCode: {
      code: 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1',
      codeSystem: 'URN',
      displayName: 'Digital Signature',
    },
    typeCode: { code: 'E1762', codeSystem: 'ASTM', displayName: 'Full Document' },
    formatCode: {
      code: 'http://www.w3.org/2000/09/xmldsig#',
      codeSystem: 'URN',
      displayName: 'Default Signature Style',
    },
    confidentialityCodes: confidentiality(['MASQUE_PS', 'INVISIBLE_PATIENT']),
    eventCodes: [{ code: '1.2.840.10065.1.12.1.14', codeSystem: '1.2.840.10065.1.12', displayName: 'Source' }],
    healthcareFacilityTypeCode: author.facilityType,
    practiceSettingCode: author.practiceSetting,
    authors: [entryAuthor(author)],
    legalAuthenticator: authorPerson(author),
    creationTime: time,
    serviceStartTime: time,
    serviceStopTime: time,
    languageCode: 'art',
  };
}
