import type { Element } from '@xmldom/xmldom';
import type { Code } from '../../../../shared/domain/document/code.ts';
import type { Author } from '../../../../shared/domain/document/person.ts';
import { authorsOf } from '../ebxml/read-author.ts';
import { codesOf, readRegistryObject, readSlots, type RegistryObject } from '../ebxml/registry-object.ts';
import { ENTRY_SCHEME, IDENTIFIER, SET_SCHEME } from '../ebxml/schemes.ts';
import { filledAttribute } from '../xml/element.ts';
import { orNull } from './printed.ts';
import type { PrintedAuthor, PrintedCode, PrintedDocument, PrintedSubmissionSet, XdsReport } from './report.ts';

function printed(code: Code | undefined): PrintedCode {
  const { code: value, codeSystem, displayName } = code ?? {};
  return { code: value || null, codeSystem: codeSystem || null, displayName: orNull(displayName) };
}

function personName(author: Author): string | null {
  const parts = [author.person?.given, author.person?.family].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' ') : null;
}

function authorsIn(object: RegistryObject, scheme: string): PrintedAuthor[] {
  const slots = object.classifications.filter((one) => one.scheme === scheme).map((one) => one.slots);
  return authorsOf(object, scheme).map((author, index) => ({
    id: orNull(author.person?.id),
    name: personName(author),
    organization: orNull(author.institutions[0]?.name),
    person: orNull(slots[index]?.get('authorPerson')?.[0]),
    institutions: slots[index]?.get('authorInstitution') ?? [],
    specialties: author.specialties.map(printed),
    roles: author.roles,
  }));
}

/** Size of a document as the registry prints it; null when it is no number. */
function sizeOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** An `ExtrinsicObject` as printed. */
export function printedDocument(element: Element): PrintedDocument {
  const object = readRegistryObject(element);
  const slot = (name: string): string | null => orNull(object.slots.get(name)?.[0]);
  const code = (name: keyof typeof ENTRY_SCHEME): PrintedCode => printed(codesOf(object, ENTRY_SCHEME[name])[0]);
  return {
    entryUUID: orNull(object.id),
    logicalId: orNull(object.logicalId),
    uniqueId: orNull(object.identifiers.get(IDENTIFIER.entryUniqueId.scheme)),
    title: orNull(object.name),
    typeCode: code('typeCode'),
    classCode: code('classCode'),
    formatCode: code('formatCode'),
    mimeType: orNull(object.mimeType),
    creationTime: slot('creationTime'),
    patientId: orNull(object.identifiers.get(IDENTIFIER.entryPatientId.scheme)),
    sourcePatientId: slot('sourcePatientId'),
    availabilityStatus: orNull(object.status),
    confidentialityCodes: codesOf(object, ENTRY_SCHEME.confidentialityCode).map(printed),
    authors: authorsIn(object, ENTRY_SCHEME.author),
    hash: slot('hash'),
    size: sizeOf(object.slots.get('size')?.[0]),
  };
}

/** A `RegistryPackage` as printed. */
export function printedSubmissionSet(element: Element): PrintedSubmissionSet {
  const object = readRegistryObject(element);
  return {
    entryUUID: orNull(object.id),
    uniqueId: orNull(object.identifiers.get(IDENTIFIER.setUniqueId.scheme)),
    title: orNull(object.name),
    submissionTime: orNull(object.slots.get('submissionTime')?.[0]),
    contentTypeCode: printed(codesOf(object, SET_SCHEME.contentTypeCode)[0]),
    patientId: orNull(object.identifiers.get(IDENTIFIER.setPatientId.scheme)),
    sourceId: orNull(object.identifiers.get(IDENTIFIER.setSourceId.scheme)),
    authors: authorsIn(object, SET_SCHEME.author),
  };
}

/** An `Association` as printed. */
export function printedAssociation(element: Element): XdsReport['associations'][number] {
  return {
    id: orNull(filledAttribute(element, 'id')),
    type: orNull(filledAttribute(element, 'associationType')),
    source: orNull(filledAttribute(element, 'sourceObject')),
    target: orNull(filledAttribute(element, 'targetObject')),
    slots: Object.fromEntries(readSlots(element)),
  };
}
