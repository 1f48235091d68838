import { z } from 'zod';
import type { DocumentEntry, UnreadableEntry } from '../../../../shared/domain/document/entry.ts';

const codeSchema = z.strictObject({
  code: z.string(),
  codeSystem: z.string(),
  displayName: z.string().exactOptional(),
});
const personSchema = z.strictObject({
  id: z.string().exactOptional(),
  family: z.string().exactOptional(),
  given: z.string().exactOptional(),
  idType: z.string().exactOptional(),
});
const authorSchema = z.strictObject({
  person: personSchema.exactOptional(),
  institutions: z.array(z.strictObject({ id: z.string().exactOptional(), name: z.string().exactOptional() })),
  specialties: z.array(codeSchema),
  roles: z.array(z.string()),
});

const entrySchema = z.strictObject({
  entryUUID: z.string(),
  logicalId: z.string().exactOptional(),
  uniqueId: z.string(),
  repositoryUniqueId: z.string().exactOptional(),
  patientId: z.string(),
  sourcePatientId: z.string().exactOptional(),
  title: z.string().exactOptional(),
  comments: z.string().exactOptional(),
  mimeType: z.string(),
  classCode: codeSchema.exactOptional(),
  typeCode: codeSchema.exactOptional(),
  formatCode: codeSchema.exactOptional(),
  confidentialityCodes: z.array(codeSchema),
  eventCodes: z.array(codeSchema),
  healthcareFacilityTypeCode: codeSchema.exactOptional(),
  practiceSettingCode: codeSchema.exactOptional(),
  authors: z.array(authorSchema),
  legalAuthenticator: personSchema.exactOptional(),
  creationTime: z.string().exactOptional(),
  serviceStartTime: z.string().exactOptional(),
  serviceStopTime: z.string().exactOptional(),
  languageCode: z.string().exactOptional(),
  hash: z.string().exactOptional(),
  size: z.number().exactOptional(),
  availabilityStatus: z.union([
    z.enum(['approved', 'deprecated', 'archived', 'deleted']),
    z.strictObject({ unknown: z.string() }),
  ]),
  version: z.string().exactOptional(),
});
const unreadableSchema = z.strictObject({
  unreadable: z.literal(true),
  entryUUID: z.string().exactOptional(),
  uniqueId: z.string().exactOptional(),
  faults: z.array(z.string()),
});
const rowSchema = z.strictObject({ entry_json: z.string() });
const contentSchema: z.ZodType<DocumentEntry | UnreadableEntry> = z.union([entrySchema, unreadableSchema]);

/** Reads a cached row of a list, readable or not (H08: both kinds keep their place). Throws when it is neither. */
export function parseCachedEntry(raw: unknown): DocumentEntry | UnreadableEntry {
  return contentSchema.parse(JSON.parse(rowSchema.parse(raw).entry_json));
}

/** The words under which an entry is found: title, comments, labels of its codes, authors and places. */
export function searchWords(entry: DocumentEntry | UnreadableEntry): string {
  if ('unreadable' in entry) return '';
  const codes = [entry.typeCode, entry.classCode, entry.practiceSettingCode, ...entry.eventCodes];
  const people = entry.authors.flatMap(({ person, institutions, specialties }) => [
    person?.family,
    person?.given,
    ...institutions.map((institution) => institution.name),
    ...specialties.map((specialty) => specialty.displayName),
  ]);
  const texts = [entry.title, entry.comments, ...codes.map((code) => code?.displayName), ...people];
  return texts.filter((text) => text !== undefined).join(' ');
}
