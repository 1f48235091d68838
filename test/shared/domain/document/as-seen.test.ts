import { expect, test } from 'vitest';
import { isAsSeen } from '../../../../shared/domain/document/as-seen.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';

const N = { code: 'N', codeSystem: '2.16.840.1.113883.5.25' };
const MASK = { code: 'MASQUE_PS', codeSystem: '1.2.250.1.213.1.1.4.13' };
const entry: DocumentEntry = {
  entryUUID: 'urn:uuid:1',
  logicalId: 'urn:uuid:l',
  uniqueId: '2.25.1',
  patientId: 'x',
  mimeType: 'text/xml',
  title: 'Compte rendu',
  confidentialityCodes: [N, MASK],
  eventCodes: [],
  authors: [],
  availabilityStatus: 'approved',
  version: '1',
};

test('H21: a renewed identifier or version, codes in another order, are still what was seen', () => {
  const renewed = { ...entry, entryUUID: 'urn:uuid:2', version: '2', confidentialityCodes: [MASK, N] };
  expect(isAsSeen(entry, renewed)).toBe(true);
});

test('H21: another visibility, state, content or title is not what was decided on', () => {
  const changes: Partial<DocumentEntry>[] = [
    { confidentialityCodes: [N] },
    { availabilityStatus: 'archived' },
    { availabilityStatus: { unknown: 'urn:x' } },
    { hash: 'ab' },
    { title: 'Autre' },
    { logicalId: 'urn:uuid:m' },
    { uniqueId: '2.25.2' },
    { typeCode: { code: '11488-4', codeSystem: 'L' } },
  ];
  for (const change of changes) expect(isAsSeen(entry, { ...entry, ...change })).toBe(false);
});
