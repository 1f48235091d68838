import { expect, test } from 'vitest';
import { authorIdsOf, ownDeposit } from '../../../../shared/domain/document/own-deposit.ts';

const ME = '899700000011';
const document = { ins: { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' }, uniqueId: '2.25.7' } as const;

test('R16: the author of a document is given the proof that its deletion asks for', () => {
  const proof = ownDeposit({ ...document, authorIds: ['899700000029', ME] }, ME);
  expect(proof).toEqual({ ok: true, value: { ...document, ownerId: ME } });
});

test('R16: nobody else is, and a document without author is nobody’s', () => {
  for (const authorIds of [[], ['899700000029'], ['']]) {
    expect(ownDeposit({ ...document, authorIds }, ME)).toEqual({ ok: false, fault: { code: 'document/not-author' } });
  }
});

test('R16: the authors of an entry are those that bear a national identifier', () => {
  const nobody = { institutions: [], specialties: [], roles: [] };
  const authors = [{ ...nobody, person: { id: ME } }, { ...nobody, person: { family: 'SANS' } }, nobody];
  expect(authorIdsOf({ authors })).toEqual([ME]);
});
