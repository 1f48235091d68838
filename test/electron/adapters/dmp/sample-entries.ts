import fc from 'fast-check';
import type { Code } from '../../../../shared/domain/document/code.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import type { Author } from '../../../../shared/domain/document/person.ts';
import { isWritable } from '../../../../electron/adapters/dmp/xml/write-xml.ts';

/** Text as metadata hold it: writable, not empty, no blank around it, separators of composites included. */
export const metadataText = fc
  .oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: fc.constantFrom(...'aé^&~|\\<\'"E ') }))
  .map((text) => text.trim())
  .filter((text) => text !== '' && isWritable(text));

const oid = fc.array(fc.nat(99999), { minLength: 2, maxLength: 5 }).map((arcs) => `2.25.${arcs.join('.')}`);
const uuid = fc.uuid().map((text) => `urn:uuid:${text}`);
const time = fc.constantFrom('2026', '202611', '20261122', '202611221400', '20261122140005', 'not a time');

const code: fc.Arbitrary<Code> = fc
  .record({ code: metadataText, codeSystem: metadataText })
  .chain((base) =>
    fc.option(metadataText, { nil: undefined }).map((displayName) => (displayName ? { ...base, displayName } : base)),
  );

function optional<Shape extends object>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }) {
  return fc.record(shape, { requiredKeys: [] });
}

const person = optional({ id: metadataText, family: metadataText, given: metadataText }).map((shape) => ({
  ...shape,
  idType: 'IDNPS',
}));

const author: fc.Arbitrary<Author> = fc.record({
  person,
  institutions: fc.array(fc.record({ id: metadataText, name: metadataText }), { maxLength: 2 }),
  specialties: fc.array(code, { maxLength: 2 }),
  roles: fc.array(metadataText, { maxLength: 2 }),
});

const status = fc.oneof(
  fc.constantFrom('approved' as const, 'deprecated' as const, 'archived' as const, 'deleted' as const),
  metadataText.map((unknown) => ({ unknown: `urn:x:${unknown}` })),
);

/** Entries of every shape, unknown codes and states included. */
export const documentEntry: fc.Arbitrary<DocumentEntry> = fc
  .tuple(
    fc.record({
      entryUUID: uuid,
      uniqueId: oid,
      patientId: fc.constant('207058575627097^^^&1.2.250.1.213.1.4.10&ISO^NH'),
      mimeType: fc.constantFrom('text/xml', 'application/pdf'),
      confidentialityCodes: fc.array(code, { maxLength: 4 }),
      eventCodes: fc.array(code, { maxLength: 3 }),
      authors: fc.array(author, { maxLength: 2 }),
      availabilityStatus: status,
    }),
    fc.record(
      {
        logicalId: uuid,
        repositoryUniqueId: oid,
        sourcePatientId: metadataText,
        title: metadataText,
        comments: metadataText,
        classCode: code,
        typeCode: code,
        formatCode: code,
        healthcareFacilityTypeCode: code,
        practiceSettingCode: code,
        legalAuthenticator: person,
        creationTime: time,
        serviceStartTime: time,
        serviceStopTime: time,
        languageCode: fc.constant('fr-FR'),
        hash: fc.stringMatching(/^[0-9a-f]{40}$/),
        size: fc.nat(),
        version: fc.nat(99).map(String),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([needed, rest]) => ({ ...needed, ...rest }));
