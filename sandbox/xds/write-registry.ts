import { randomUUID } from 'node:crypto';
import type {
  AssociationRecord,
  AuthorRecord,
  Coded,
  Ins,
  StoredDocument,
  SubmissionSetRecord,
} from '../store/records.ts';
import { el, escapeXml, type Xml } from '../xml/write.ts';
import { patientIdText } from './composite.ts';
import { DOCUMENT_SCHEME, REFERENCE_IDS, REPOSITORY_ID, SET_SCHEME, STABLE_DOCUMENT, statusUrn } from './schemes.ts';

const APPROVED = statusUrn('Approved');
const ASSOCIATION_TYPE = 'urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association';
const PACKAGE_TYPE = 'urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:RegistryPackage';

const newUuid = (): string => `urn:uuid:${randomUUID()}`;

function slot(name: string, values: readonly (string | null)[]): Xml {
  let list = '';
  for (const value of values) if (value !== null) list += `<rim:Value>${escapeXml(value)}</rim:Value>`;
  return list === '' ? '' : `<rim:Slot name="${name}"><rim:ValueList>${list}</rim:ValueList></rim:Slot>`;
}

function label(name: 'rim:Name' | 'rim:Description', value: string | null): Xml {
  return value === null ? '' : el(name, {}, el('rim:LocalizedString', { charset: 'UTF8', 'xml:lang': 'FR', value }));
}

/** Scheme and label of a code, written once: a list repeats the same few hundred. */
const writtenCodes = new WeakMap<Coded, Xml>();

function codeContent(value: Coded): Xml {
  const known = writtenCodes.get(value);
  if (known !== undefined) return known;
  const content = slot('codingScheme', [value.scheme]) + label('rim:Name', value.label);
  writtenCodes.set(value, content);
  return content;
}

function coded(object: string, scheme: string, value: Coded): Xml {
  return el(
    'rim:Classification',
    { classificationScheme: scheme, classifiedObject: object, id: newUuid(), nodeRepresentation: value.code },
    codeContent(value),
  );
}

function author(object: string, scheme: string, value: AuthorRecord): Xml {
  return el(
    'rim:Classification',
    { classificationScheme: scheme, classifiedObject: object, id: newUuid(), nodeRepresentation: '' },
    slot('authorInstitution', value.institutions),
    slot('authorPerson', [value.person]),
    slot('authorRole', value.roles),
    slot('authorSpecialty', value.specialties),
  );
}

function identifier(object: string, scheme: string, value: string, name: string): Xml {
  return el(
    'rim:ExternalIdentifier',
    { id: newUuid(), identificationScheme: scheme, registryObject: object, value },
    label('rim:Name', name),
  );
}

/** A document as TD3.1 returns it (outline TD3.1-response). */
export function writeDocumentEntry(document: StoredDocument, ins: Ins): Xml {
  const id = document.entryUuid;
  const code = (scheme: string, value: Coded): Xml => coded(id, scheme, value);
  return el(
    'rim:ExtrinsicObject',
    {
      id,
      isOpaque: false,
      lid: document.logicalId,
      mimeType: document.mimeType,
      objectType: STABLE_DOCUMENT,
      status: statusUrn(document.status),
    },
    documentSlots(document),
    label('rim:Name', document.title),
    label('rim:Description', document.comments),
    el('rim:VersionInfo', { versionName: document.version }),
    ...document.authors.map((one) => author(id, DOCUMENT_SCHEME.author, one)),
    code(DOCUMENT_SCHEME.class, document.classCode),
    ...document.confidentialityCodes.map((one) => code(DOCUMENT_SCHEME.confidentiality, one)),
    ...document.eventCodes.map((one) => code(DOCUMENT_SCHEME.event, one)),
    code(DOCUMENT_SCHEME.format, document.formatCode),
    code(DOCUMENT_SCHEME.facility, document.facilityCode),
    code(DOCUMENT_SCHEME.practice, document.practiceCode),
    code(DOCUMENT_SCHEME.type, document.typeCode),
    identifier(id, DOCUMENT_SCHEME.patientId, patientIdText(ins), 'XDSDocumentEntry.patientId'),
    identifier(id, DOCUMENT_SCHEME.uniqueId, document.uniqueId, 'XDSDocumentEntry.uniqueId'),
  );
}

function documentSlots(document: StoredDocument): Xml {
  return [
    slot('creationTime', [document.creationTime]),
    slot('hash', [document.sha1]),
    slot('languageCode', [document.languageCode]),
    slot('legalAuthenticator', [document.legalAuthenticator]),
    slot('repositoryUniqueId', [REPOSITORY_ID]),
    slot('serviceStartTime', [document.serviceStartTime]),
    slot('serviceStopTime', [document.serviceStopTime]),
    slot('size', [String(document.size)]),
    slot('sourcePatientId', [document.sourcePatientId]),
    slot('sourcePatientInfo', document.sourcePatientInfo),
    slot(REFERENCE_IDS, document.referenceIds),
  ].join('');
}

/** A submission set as FindSubmissionSets returns it. */
export function writeSubmissionSet(set: SubmissionSetRecord, ins: Ins): Xml {
  const id = set.entryUuid;
  return el(
    'rim:RegistryPackage',
    { id, lid: id, objectType: PACKAGE_TYPE, status: APPROVED },
    slot('submissionTime', [set.submissionTime]),
    label('rim:Name', set.title),
    label('rim:Description', set.comments),
    el('rim:VersionInfo', { versionName: 1 }),
    author(id, SET_SCHEME.author, set.author),
    coded(id, SET_SCHEME.contentType, set.contentType),
    el('rim:Classification', {
      classificationNode: SET_SCHEME.node,
      classifiedObject: id,
      id: newUuid(),
      nodeRepresentation: '',
    }),
    identifier(id, SET_SCHEME.patientId, patientIdText(ins), 'XDSSubmissionSet.patientId'),
    identifier(id, SET_SCHEME.sourceId, set.sourceId, 'XDSSubmissionSet.sourceId'),
    identifier(id, SET_SCHEME.uniqueId, set.uniqueId, 'XDSSubmissionSet.uniqueId'),
  );
}

/** An association as GetAssociations returns it. */
export function writeAssociation(association: AssociationRecord): Xml {
  const isMembership = association.kind.endsWith(':HasMember');
  return el(
    'rim:Association',
    {
      associationType: association.kind,
      id: association.entryUuid,
      lid: association.entryUuid,
      objectType: ASSOCIATION_TYPE,
      sourceObject: association.sourceUuid,
      status: APPROVED,
      targetObject: association.targetUuid,
    },
    isMembership ? slot('SubmissionSetStatus', ['Original']) : '',
  );
}

export const writeObjectRef = (id: string): Xml => el('rim:ObjectRef', { id });
