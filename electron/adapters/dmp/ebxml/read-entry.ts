import type { DocumentEntry, UnreadableEntry } from '../../../../shared/domain/document/entry.ts';
import type { XmlElement } from '../xml/element.ts';
import { readAvailability } from './availability.ts';
import { readPerson } from './person-text.ts';
import { authorsOf } from './read-author.ts';
import { codesOf, readRegistryObject, type RegistryObject } from './registry-object.ts';
import { ENTRY_SCHEME, IDENTIFIER } from './schemes.ts';

/** What every entry needs, by the place where it stands. */
function missingParts(object: RegistryObject): string[] {
  const needed = {
    id: object.id,
    uniqueId: object.identifiers.get(IDENTIFIER.entryUniqueId.scheme),
    patientId: object.identifiers.get(IDENTIFIER.entryPatientId.scheme),
  };
  return Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [`missing ${name}`] : []));
}

function unreadable(object: RegistryObject, faults: readonly string[]): UnreadableEntry {
  const uniqueId = object.identifiers.get(IDENTIFIER.entryUniqueId.scheme);
  return {
    unreadable: true,
    ...(object.id ? { entryUUID: object.id } : {}),
    ...(uniqueId ? { uniqueId } : {}),
    faults,
  };
}

/** Optional attributes, each present only when the entry has it. */
function slotParts(object: RegistryObject): Partial<DocumentEntry> {
  const slot = (name: string) => object.slots.get(name)?.[0];
  const authenticator = slot('legalAuthenticator');
  const size = Number(slot('size') ?? Number.NaN);
  const texts = {
    logicalId: object.logicalId,
    repositoryUniqueId: slot('repositoryUniqueId'),
    sourcePatientId: slot('sourcePatientId'),
    title: object.name,
    comments: object.description,
    creationTime: slot('creationTime'),
    serviceStartTime: slot('serviceStartTime'),
    serviceStopTime: slot('serviceStopTime'),
    languageCode: slot('languageCode'),
    hash: slot('hash')?.toLowerCase(),
    version: object.version,
  };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)),
    ...(authenticator ? { legalAuthenticator: readPerson(authenticator) } : {}),
    ...(Number.isSafeInteger(size) && size >= 0 ? { size } : {}),
  };
}

function codeParts(object: RegistryObject): Partial<DocumentEntry> {
  const names = ['classCode', 'typeCode', 'formatCode', 'healthcareFacilityTypeCode', 'practiceSettingCode'] as const;
  const codes = names.map((name) => [name, codesOf(object, ENTRY_SCHEME[name])[0]] as const);
  return Object.fromEntries(codes.filter(([, code]) => code !== undefined));
}

/**
 * Reads one document entry. Total (H08): unknown codes and states are kept as printed, an absent attribute is absent,
 * and an entry that lacks an identifier keeps a row that says so.
 */
export function readEntry(element: XmlElement): DocumentEntry | UnreadableEntry {
  const object = readRegistryObject(element);
  const faults = missingParts(object);
  if (faults.length > 0) return unreadable(object, faults);
  return {
    entryUUID: object.id ?? '',
    uniqueId: object.identifiers.get(IDENTIFIER.entryUniqueId.scheme) ?? '',
    patientId: object.identifiers.get(IDENTIFIER.entryPatientId.scheme) ?? '',
    mimeType: object.mimeType ?? 'application/octet-stream',
    ...slotParts(object),
    ...codeParts(object),
    confidentialityCodes: codesOf(object, ENTRY_SCHEME.confidentialityCode),
    eventCodes: codesOf(object, ENTRY_SCHEME.eventCode),
    authors: authorsOf(object, ENTRY_SCHEME.author),
    availabilityStatus: readAvailability(object.status ?? ''),
  };
}
