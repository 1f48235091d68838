import { expect, test } from 'vitest';
import type { KeptLook } from '../../../../../shared/domain/document/list/look.ts';
import { looksTable } from '../../../../../electron/adapters/store/tables/looks.ts';
import { insId } from '../../../../../shared/domain/patient/ins.ts';
import { testIns } from '../samples.ts';
import { legalDatabase } from './legal-bench.ts';

const A = insId(testIns(1));
const B = insId(testIns(2));
const LOOK: KeptLook = {
  startedAt: 10,
  before: { at: 1, watermark: null, scopeFrom: '20241012000000', seen: [{ uniqueId: 'a', states: ['masque-ps'] }] },
  kinds: new Map([
    ['b', 'new'],
    ['a', 'unmasked'],
  ]),
  latest: { at: 11, watermark: 9, scopeFrom: null, seen: [{ uniqueId: 'a', states: [] }] },
};

test('R18: the last look comes back whole, and the next one takes its place; other patients have their own', () => {
  const table = looksTable(legalDatabase());
  expect(table.find(A)).toBeNull();
  table.save(A, LOOK);
  expect(table.find(A)).toEqual(LOOK);
  const next: KeptLook = { ...LOOK, startedAt: 20, before: LOOK.latest, kinds: new Map() };
  table.save(A, next);
  expect([table.find(A), table.find(B)]).toEqual([next, null]);
});

test('what was opened is known for its own consultation only', () => {
  const table = looksTable(legalDatabase());
  table.markOpened(A, 10, 'b');
  table.markOpened(A, 10, 'b');
  table.markOpened(B, 10, 'c');
  expect([...table.opened(A, 10)]).toEqual(['b']);
  table.markOpened(A, 20, 'd');
  expect([table.opened(A, 10).size, [...table.opened(A, 20)], [...table.opened(B, 10)]]).toEqual([0, ['d'], ['c']]);
});

test('R7: forgotten, nothing of it is left, and nothing of another patient goes', () => {
  const table = looksTable(legalDatabase());
  for (const id of [A, B]) {
    table.save(id, LOOK);
    table.markOpened(id, 10, 'b');
  }
  table.forget(A);
  expect([table.find(A), table.opened(A, 10).size]).toEqual([null, 0]);
  expect([table.find(B), table.opened(B, 10).size]).toEqual([LOOK, 1]);
});
