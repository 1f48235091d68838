import fc from 'fast-check';
import type { Asker, ChangedDocument } from '../../../../../shared/domain/document/change/change.ts';
import type { AvailabilityStatus, DocumentEntry } from '../../../../../shared/domain/document/entry.ts';
import { CONFIDENTIALITY_SYSTEM, RESTRICTIONS } from '../../../../../shared/domain/document/visibility.ts';

/** Any set of restrictions, the forbidden ones included: an old registry may hold them. */
export const someRestrictions = fc.subarray([...RESTRICTIONS]);

const STATUSES: readonly AvailabilityStatus[] = [
  'approved',
  'archived',
  'deprecated',
  'deleted',
  { unknown: 'urn:autre' },
];
const someStatus = fc.constantFrom(...STATUSES);

export const someDocument: fc.Arbitrary<ChangedDocument> = fc.record({
  restrictions: someRestrictions,
  status: someStatus,
  mine: fc.boolean(),
  patientAuthored: fc.boolean(),
});

export const someAsker: fc.Arbitrary<Asker> = fc.record({
  mode: fc.constantFrom('normal', 'bris_de_glace', 'centre_15'),
  isTreatingPhysician: fc.boolean(),
  profession: fc.constantFrom('10', '21', '60'),
  combinationAllowed: fc.boolean(),
});

const someCode = fc.record({ code: fc.string({ minLength: 1 }), codeSystem: fc.string() });

/** An entry with restrictions among other codes, known and unknown. */
export const someEntry: fc.Arbitrary<DocumentEntry> = fc
  .record({
    restrictions: someRestrictions,
    otherCodes: fc.array(someCode, { maxLength: 3 }),
    title: fc.string(),
    status: someStatus,
    size: fc.nat(),
    version: fc.nat().map(String),
  })
  .map(({ restrictions, otherCodes, status, ...rest }) => ({
    entryUUID: 'urn:uuid:1',
    logicalId: 'urn:uuid:1',
    uniqueId: '1.2.3',
    patientId: '279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH',
    mimeType: 'text/xml',
    confidentialityCodes: [
      ...restrictions.map((code) => ({ code, codeSystem: CONFIDENTIALITY_SYSTEM })),
      ...otherCodes.filter(({ code }) => !RESTRICTIONS.some((restriction) => restriction === code)),
    ],
    eventCodes: [],
    authors: [],
    availabilityStatus: status,
    ...rest,
  }));
