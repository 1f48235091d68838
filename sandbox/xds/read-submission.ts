import type { XmlElement } from 'libxml2-wasm';
import { element, elements, text, texts } from '../xml/read.ts';
import type { AuthorRecord, Coded } from '../store/records.ts';
import { DOCUMENT_SCHEME, REFERENCE_IDS, SET_SCHEME } from './schemes.ts';

/** A submission as it is written, nothing checked yet: absent values are null. */
export interface WrittenSet {
  id: string;
  uniqueId: string | null;
  sourceId: string | null;
  patientId: string | null;
  submissionTime: string | null;
  title: string | null;
  comments: string | null;
  contentType: Coded | null;
  authors: AuthorRecord[];
}

export interface WrittenEntry {
  id: string;
  objectType: string | null;
  mimeType: string | null;
  /** Logical identifier, status and what the repository computed: written when metadata are updated (§3.7). */
  logicalId: string | null;
  status: string | null;
  hash: string | null;
  size: string | null;
  repositoryId: string | null;
  uniqueId: string | null;
  patientId: string | null;
  creationTime: string | null;
  languageCode: string | null;
  legalAuthenticator: string | null;
  serviceStartTime: string | null;
  serviceStopTime: string | null;
  sourcePatientId: string | null;
  sourcePatientInfo: string[];
  referenceIds: string[];
  title: string | null;
  comments: string | null;
  authors: AuthorRecord[];
  classCode: Coded | null;
  typeCode: Coded | null;
  formatCode: Coded | null;
  facilityCode: Coded | null;
  practiceCode: Coded | null;
  confidentialityCodes: Coded[];
  eventCodes: Coded[];
}

export interface WrittenAssociation {
  kind: string;
  source: string;
  target: string;
  /** Slots of an update (§3.7). */
  previousVersion: string | null;
  originalStatus: string | null;
  newStatus: string | null;
}

export interface WrittenSubmission {
  sets: WrittenSet[];
  entries: WrittenEntry[];
  associations: WrittenAssociation[];
}

// The request itself in ITI-57, inside the message of ITI-41.
const LIST = 'descendant-or-self::lcm:SubmitObjectsRequest/rim:RegistryObjectList';

/** Reads the metadata of ITI-41 and ITI-57 (outlines TD2.1-request, TD3.3a-body). */
export function readSubmission(body: XmlElement): WrittenSubmission {
  return {
    sets: elements(body, `${LIST}/rim:RegistryPackage`).map(readSet),
    entries: elements(body, `${LIST}/rim:ExtrinsicObject`).map(readEntry),
    associations: elements(body, `${LIST}/rim:Association`).map(readAssociation),
  };
}

function readAssociation(one: XmlElement): WrittenAssociation {
  return {
    kind: attribute(one, 'associationType') ?? '',
    source: attribute(one, 'sourceObject') ?? '',
    target: attribute(one, 'targetObject') ?? '',
    previousVersion: slot(one, 'PreviousVersion')[0] ?? null,
    originalStatus: slot(one, 'OriginalStatus')[0] ?? null,
    newStatus: slot(one, 'NewStatus')[0] ?? null,
  };
}

function readSet(one: XmlElement): WrittenSet {
  return {
    id: attribute(one, 'id') ?? '',
    uniqueId: identifier(one, SET_SCHEME.uniqueId),
    sourceId: identifier(one, SET_SCHEME.sourceId),
    patientId: identifier(one, SET_SCHEME.patientId),
    submissionTime: slot(one, 'submissionTime')[0] ?? null,
    title: label(one, 'rim:Name'),
    comments: label(one, 'rim:Description'),
    contentType: codes(one, SET_SCHEME.contentType)[0] ?? null,
    authors: authors(one, SET_SCHEME.author),
  };
}

function readEntry(one: XmlElement): WrittenEntry {
  const first = (name: string): string | null => slot(one, name)[0] ?? null;
  const code = (scheme: string): Coded | null => codes(one, scheme)[0] ?? null;
  return {
    id: attribute(one, 'id') ?? '',
    objectType: attribute(one, 'objectType'),
    mimeType: attribute(one, 'mimeType'),
    logicalId: attribute(one, 'lid'),
    status: attribute(one, 'status'),
    hash: first('hash'),
    size: first('size'),
    repositoryId: first('repositoryUniqueId'),
    uniqueId: identifier(one, DOCUMENT_SCHEME.uniqueId),
    patientId: identifier(one, DOCUMENT_SCHEME.patientId),
    creationTime: first('creationTime'),
    languageCode: first('languageCode'),
    legalAuthenticator: first('legalAuthenticator'),
    serviceStartTime: first('serviceStartTime'),
    serviceStopTime: first('serviceStopTime'),
    sourcePatientId: first('sourcePatientId'),
    sourcePatientInfo: slot(one, 'sourcePatientInfo'),
    referenceIds: slot(one, REFERENCE_IDS),
    title: label(one, 'rim:Name'),
    comments: label(one, 'rim:Description'),
    authors: authors(one, DOCUMENT_SCHEME.author),
    classCode: code(DOCUMENT_SCHEME.class),
    typeCode: code(DOCUMENT_SCHEME.type),
    formatCode: code(DOCUMENT_SCHEME.format),
    facilityCode: code(DOCUMENT_SCHEME.facility),
    practiceCode: code(DOCUMENT_SCHEME.practice),
    confidentialityCodes: codes(one, DOCUMENT_SCHEME.confidentiality),
    eventCodes: codes(one, DOCUMENT_SCHEME.event),
  };
}

function attribute(node: XmlElement, name: string): string | null {
  const value = node.attr(name)?.value.trim();
  return value === undefined || value === '' ? null : value;
}

function slot(node: XmlElement, name: string): string[] {
  return texts(node, `rim:Slot[@name="${name}"]/rim:ValueList/rim:Value`).filter((value) => value !== '');
}

function label(node: XmlElement, name: 'rim:Name' | 'rim:Description'): string | null {
  return text(node, `${name}/rim:LocalizedString/@value`);
}

function identifier(node: XmlElement, scheme: string): string | null {
  const found = element(node, `rim:ExternalIdentifier[@identificationScheme="${scheme}"]`);
  return found ? attribute(found, 'value') : null;
}

function codes(node: XmlElement, scheme: string): Coded[] {
  return elements(node, `rim:Classification[@classificationScheme="${scheme}"]`).map((one) => ({
    code: attribute(one, 'nodeRepresentation') ?? '',
    scheme: slot(one, 'codingScheme')[0] ?? '',
    label: label(one, 'rim:Name') ?? '',
  }));
}

function authors(node: XmlElement, scheme: string): AuthorRecord[] {
  return elements(node, `rim:Classification[@classificationScheme="${scheme}"]`).map((one) => ({
    person: slot(one, 'authorPerson')[0] ?? '',
    institutions: slot(one, 'authorInstitution'),
    specialties: slot(one, 'authorSpecialty'),
    roles: slot(one, 'authorRole'),
  }));
}
