import { randomUUID } from 'node:crypto';
import { isInternal } from '../rules/internal-person.ts';
import { NORMAL_CODE, RESTRICTION_SCHEME } from '../rules/visibility-change.ts';
import { ASSOCIATION, type AuthorRecord, type Coded, type Ins, type StoredDocument } from '../store/records.ts';
import { patientIdText } from '../xds/composite.ts';
import type { WrittenAssociation, WrittenEntry, WrittenSet, WrittenSubmission } from '../xds/read-submission.ts';
import { REPOSITORY_ID, STABLE_DOCUMENT, statusUrn, type Status } from '../xds/schemes.ts';
import { hl7Time } from '../clock.ts';
import type { Caller } from './caller.ts';

/** A document to deposit, as far as rules look at it. */
export interface DepositedDocument {
  /** Plain OID; a new one when absent. */
  uniqueId?: string;
  /** Code of the type, `11488-4` (compte rendu) when absent. */
  typeCode?: string;
  classCode?: string;
  title?: string;
  /** Restrictions of TRE_A07: `MASQUE_PS`, `INVISIBLE_PATIENT`, `INVISIBLE_REPRESENTANTS_LEGAUX`. */
  restrictions?: readonly string[];
  /** entryUUID of the document it replaces. */
  replaces?: string;
}

/** A fresh OID, unique in itself. */
export const newOid = (): string => `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`;

const author = ({ nationalId, structureId }: Caller): AuthorRecord => ({
  person: `${nationalId}^PS^Test^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^${isInternal(nationalId) ? 'EI' : 'IDNPS'}`,
  institutions: [`Structure^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^${structureId}`],
  specialties: [],
  roles: [],
});

const code = (value: string, scheme: string): Coded => ({ code: value, scheme, label: value });

export const confidentiality = (restrictions: readonly string[]): Coded[] => [
  { ...NORMAL_CODE },
  ...restrictions.map((one) => code(one, RESTRICTION_SCHEME)),
];

function writtenSet(caller: Caller, ins: Ins, now: number): WrittenSet {
  return {
    id: 'Set1',
    uniqueId: newOid(),
    sourceId: '1.2.250.1.999.1.1',
    patientId: patientIdText(ins),
    submissionTime: hl7Time(now),
    title: null,
    comments: null,
    contentType: code('04', '1.2.250.1.213.2.2'),
    authors: [author(caller)],
  };
}

const association = (kind: string, target: string): WrittenAssociation => ({
  kind,
  source: 'Set1',
  target,
  previousVersion: null,
  originalStatus: null,
  newStatus: null,
});

function writtenEntry(caller: Caller, ins: Ins, now: number, one: DepositedDocument, id: string): WrittenEntry {
  const time = hl7Time(now);
  return {
    id,
    objectType: STABLE_DOCUMENT,
    mimeType: 'text/xml',
    logicalId: null,
    status: null,
    hash: null,
    size: null,
    repositoryId: null,
    uniqueId: one.uniqueId ?? newOid(),
    patientId: patientIdText(ins),
    creationTime: time,
    languageCode: 'fr-FR',
    legalAuthenticator: author(caller).person,
    serviceStartTime: time,
    serviceStopTime: null,
    sourcePatientId: patientIdText(ins),
    sourcePatientInfo: [],
    referenceIds: [],
    title: one.title ?? 'Compte rendu',
    comments: null,
    authors: [author(caller)],
    classCode: code(one.classCode ?? '10', '1.2.250.1.213.1.1.4.1'),
    typeCode: code(one.typeCode ?? '11488-4', '2.16.840.1.113883.6.1'),
    formatCode: code('urn:ihe:iti:xds-sd:text:2008', '1.3.6.1.4.1.19376.1.2.3'),
    facilityCode: code('SA07', '1.2.250.1.71.4.2.4'),
    practiceCode: code('AMBULATOIRE', '1.2.250.1.213.1.1.4.9'),
    confidentialityCodes: confidentiality(one.restrictions ?? []),
    eventCodes: [],
  };
}

/** A lot as ITI-41 carries it, read already. */
export function writtenLot(
  caller: Caller,
  ins: Ins,
  now: number,
  documents: readonly DepositedDocument[],
): WrittenSubmission {
  const entries = documents.map((one, i) => writtenEntry(caller, ins, now, one, `Document${i + 1}`));
  const members = entries.map((one) => association(ASSOCIATION.hasMember, one.id));
  const replacements = documents.flatMap(({ replaces }, i) =>
    replaces === undefined ? [] : [{ ...association(ASSOCIATION.replaces, replaces), source: `Document${i + 1}` }],
  );
  return { sets: [writtenSet(caller, ins, now)], entries, associations: [...members, ...replacements] };
}

/** A change of status as ITI-57 carries it. */
export function writtenStatusChange(
  caller: Caller,
  ins: Ins,
  now: number,
  target: StoredDocument,
  to: Status,
): WrittenSubmission {
  const slots = { originalStatus: statusUrn(target.status), newStatus: statusUrn(to) };
  return {
    sets: [writtenSet(caller, ins, now)],
    entries: [],
    associations: [{ ...association(ASSOCIATION.updatesStatus, target.entryUuid), ...slots }],
  };
}

/** A change of visibility as ITI-57 carries it: the entry as it was read, with other restrictions. */
export function writtenVisibilityChange(
  caller: Caller,
  ins: Ins,
  now: number,
  target: StoredDocument,
  restrictions: readonly string[],
): WrittenSubmission {
  const entry: WrittenEntry = {
    ...target,
    id: 'Document1',
    objectType: STABLE_DOCUMENT,
    logicalId: target.logicalId,
    status: statusUrn(target.status),
    hash: target.sha1,
    size: String(target.size),
    repositoryId: REPOSITORY_ID,
    patientId: patientIdText(ins),
    title: target.title.trim(),
    sourcePatientInfo: [...target.sourcePatientInfo],
    referenceIds: [...target.referenceIds],
    authors: [...target.authors],
    eventCodes: [...target.eventCodes],
    confidentialityCodes: confidentiality(restrictions),
  };
  const member = { ...association(ASSOCIATION.hasMember, 'Document1'), previousVersion: String(target.version) };
  return { sets: [writtenSet(caller, ins, now)], entries: [entry], associations: [member] };
}
