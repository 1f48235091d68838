import { expect, test } from 'vitest';
import { documentEnd, endedDocuments, endWithoutStatus } from '../../../../shared/domain/cache/document-fate.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';

const READER = { practitionerId: '899700000011', isTreatingPhysician: false };
const MT = { ...READER, isTreatingPhysician: true };

function entry(uniqueId: string, codes: readonly string[], changes: Partial<DocumentEntry> = {}): DocumentEntry {
  return {
    entryUUID: 'u',
    uniqueId,
    patientId: 'p',
    mimeType: 'text/xml',
    confidentialityCodes: codes.map((code) => ({ code, codeSystem: '1' })),
    eventCodes: [],
    authors: [{ person: { id: 'other' }, institutions: [], specialties: [], roles: [] }],
    availabilityStatus: 'approved',
    ...changes,
  };
}
const mine = { authors: [{ person: { id: READER.practitionerId }, institutions: [], specialties: [], roles: [] }] };

test('R21: a document masked to professionals stays for its author and the médecin traitant only', () => {
  const masked = entry('a', ['N', 'MASQUE_PS']);
  expect(documentEnd(masked, READER)).toBe('masked');
  expect(documentEnd(masked, MT)).toBeNull();
  expect(documentEnd({ ...masked, ...mine }, READER)).toBeNull();
  expect(documentEnd(entry('a', ['N', 'INVISIBLE_PATIENT']), READER)).toBeNull();
});

test('R41: a deleted document stays for nobody', () => {
  expect(documentEnd(entry('a', ['N'], { availabilityStatus: 'deleted', ...mine }), MT)).toBe('deleted');
});

test('R41: what only a médecin traitant could keep goes with that status, one’s own documents excepted', () => {
  expect(endWithoutStatus(entry('a', ['MASQUE_PS']), READER)).toBe('restricted-now');
  expect(endWithoutStatus(entry('a', ['INVISIBLE_PATIENT']), READER)).toBe('restricted-now');
  expect(endWithoutStatus(entry('a', ['N']), READER)).toBeNull();
  expect(endWithoutStatus(entry('a', ['MASQUE_PS'], mine), READER)).toBeNull();
});

test('H07 H13: absence from a list counts only when the list is whole and without bound', () => {
  const rows = [entry('a', ['N']), entry('b', ['MASQUE_PS'])];
  const kept = ['a', 'b', 'c'];
  const masked = { uniqueId: 'b', reason: 'masked' };
  const gone = { uniqueId: 'c', reason: 'no-longer-listed' };
  expect(endedDocuments(kept, { rows, complete: true, scopeFrom: null }, READER)).toEqual([masked, gone]);
  expect(endedDocuments(kept, { rows, complete: false, scopeFrom: null }, READER)).toEqual([masked]);
  expect(endedDocuments(kept, { rows, complete: true, scopeFrom: '2024' }, READER)).toEqual([masked]);
});
