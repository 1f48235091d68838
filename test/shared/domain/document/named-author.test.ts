import { expect, test } from 'vitest';
import {
  authorFaults,
  internalPsId,
  isInternalPsId,
  mayBeSamePerson,
} from '../../../../shared/domain/document/named-author.ts';

const WHO = { family: 'Pré-Vert', given: 'Zoé', profession: '60' };

test.each([
  ['10B0170011', 'person', '30B0170011/A42'],
  ['10B0170011', 'structure', '10B0170011/A42'],
  ['2123456789', 'person', '4123456789/A42'],
  ['312345678900011', 'person', '512345678900011/A42'],
  ['499700000011001', 'person', '699700000011001/A42'],
  ['0123456789', 'person', '1123456789/A42'],
  ['R95141', 'person', 'R95141/A42'],
] as const)('EX_0.1-1025: somebody of %s, form %s, is %s', (structureId, form, id) => {
  expect(internalPsId(structureId, 'A42', form)).toBe(id);
  expect([isInternalPsId(id), isInternalPsId('899700000037')]).toEqual([true, false]);
});

test('EX_0.1-1025: an internal identifier says nothing of its bearer', () => {
  const codes = (internalId: string) => authorFaults({ ...WHO, internalId }).map(({ code }) => code);
  expect(codes('A42')).toEqual([]);
  for (const telling of ['zoe-1', 'VERT42', 'pre7']) expect(codes(telling)).toEqual(['deposit/author-id-not-opaque']);
  expect(authorFaults({ ...WHO, nationalId: '899700000037', profession: '10' })).toEqual([
    { code: 'deposit/author-incomplete', field: 'author.savoirFaire' },
  ]);
});

test('EX_0.1-1025: one who changes a name stays himself; somebody else does not take his identifier', () => {
  const held = { family: 'PRÉ-VERT', given: 'Zoé' };
  for (const now of [held, { family: 'Dupont', given: 'zoe' }, { family: 'Vert', given: 'Zoé Marie' }])
    expect(mayBeSamePerson(held, now)).toBe(true);
  expect(mayBeSamePerson(held, { family: 'Dupont', given: 'Ali' })).toBe(false);
  expect(mayBeSamePerson({ family: 'Li', given: 'Bo' }, { family: 'Wu', given: 'An' })).toBe(false);
});
