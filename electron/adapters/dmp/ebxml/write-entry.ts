import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import { all, tag, type Xml } from '../xml/write-xml.ts';
import { writeAvailability } from './availability.ts';
import { writePerson } from './person-text.ts';
import { DOCUMENT_ENTRY, ENTRY_SCHEME, IDENTIFIER } from './schemes.ts';
import { authorClassification } from './write-author.ts';
import { codeClassification, externalIdentifier, localised, slot, type ObjectIds } from './write-object.ts';

/**
 * An entry to be written. `entryUUID` may be a symbolic name within the message (`Document01`); a new entry has no
 * state yet. `sourcePatientInfo` goes out and is never read back: the DMP's traits are not ours to show (RG_0320).
 */
export type WrittenEntry = Omit<DocumentEntry, 'availabilityStatus'> &
  Partial<Pick<DocumentEntry, 'availabilityStatus'>> & { readonly sourcePatientInfo?: readonly string[] };

function slots(entry: WrittenEntry): Xml {
  return all([
    slot('creationTime', [entry.creationTime]),
    slot('hash', [entry.hash]),
    slot('languageCode', [entry.languageCode]),
    slot('legalAuthenticator', [entry.legalAuthenticator && writePerson(entry.legalAuthenticator)]),
    slot('repositoryUniqueId', [entry.repositoryUniqueId]),
    slot('serviceStartTime', [entry.serviceStartTime]),
    slot('serviceStopTime', [entry.serviceStopTime]),
    slot('size', [entry.size?.toString()]),
    slot('sourcePatientId', [entry.sourcePatientId]),
    slot('sourcePatientInfo', entry.sourcePatientInfo ?? []),
  ]);
}

function classifications(ids: ObjectIds, entry: WrittenEntry): Xml {
  const coded = [
    ...(['classCode', 'typeCode'] as const).map((name) => [name, entry[name]] as const),
    ...entry.confidentialityCodes.map((code) => ['confidentialityCode', code] as const),
    ...(['formatCode', 'healthcareFacilityTypeCode', 'practiceSettingCode'] as const).map(
      (name) => [name, entry[name]] as const,
    ),
    ...entry.eventCodes.map((code) => ['eventCode', code] as const),
  ];
  return all([
    ...entry.authors.map((author) => authorClassification(ids, ENTRY_SCHEME.author, entry.entryUUID, author)),
    ...coded.flatMap(([name, code]) =>
      code ? [codeClassification(ids, ENTRY_SCHEME[name], entry.entryUUID, code)] : [],
    ),
  ]);
}

/** Writes a document entry as an ExtrinsicObject; the namespace prefix `rim` is the message's to declare. */
export function writeEntry(ids: ObjectIds, entry: WrittenEntry): Xml {
  const status = entry.availabilityStatus && writeAvailability(entry.availabilityStatus);
  return tag(
    'rim:ExtrinsicObject',
    {
      id: entry.entryUUID,
      lid: entry.logicalId,
      mimeType: entry.mimeType,
      objectType: DOCUMENT_ENTRY,
      status: status === '' ? undefined : status,
    },
    slots(entry),
    localised('rim:Name', entry.title),
    localised('rim:Description', entry.comments),
    entry.version === undefined ? null : tag('rim:VersionInfo', { versionName: entry.version }),
    classifications(ids, entry),
    externalIdentifier(ids, IDENTIFIER.entryPatientId, entry.entryUUID, entry.patientId),
    externalIdentifier(ids, IDENTIFIER.entryUniqueId, entry.entryUUID, entry.uniqueId),
  );
}
