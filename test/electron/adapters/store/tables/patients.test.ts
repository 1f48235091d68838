import { expect, test } from 'vitest';
import { patientsTable } from '../../../../../electron/adapters/store/tables/patients.ts';
import { insId } from '../../../../../shared/domain/patient/ins.ts';
import { patient } from '../samples.ts';
import { legalDatabase } from './legal-bench.ts';

function filled(): ReturnType<typeof patientsTable> {
  const table = patientsTable(legalDatabase());
  table.saveAll([
    patient(1, { birthName: 'PAT-ÉGLANTINE', firstGivenName: 'ZOÉ', givenNames: 'ZOÉ MARIE' }),
    patient(2, {
      birthName: 'PAT-TROIS',
      usedName: "PAT-D'ARTOIS",
      firstGivenName: 'NOËL',
      givenNames: 'NOËL',
      birthDate: '2019-02',
    }),
    patient(3, { birthName: 'PAT-TROIS', firstGivenName: 'Noel', givenNames: 'NOEL', localId: 'IPP77' }),
  ]);
  return table;
}

test.each([
  ['zoe', [1]],
  ['eglan ZO', [1]],
  ['d’artois', [2]],
  ['noel', [2, 3]],
  ['trois noe', [2, 3]],
  ['12/03/1980', [1, 3]],
  ['1980-03', [1, 3]],
  ['022019', [2]],
  ['IPP77', [3]],
  ['2 80 03 75 000 001', [1]],
  ['églantine noel', []],
  ['"" OR *', []],
  ['😀', []],
  ['%', []],
  [' / ', []],
])('«%s» finds the patients it begins', (words, serials) => {
  const found = filled().search(words, 10);
  expect(found.map((each) => each.ins.value).sort()).toEqual(serials.map((serial) => patient(serial).ins.value).sort());
});

test('no words give the last opened first', () => {
  const table = filled();
  table.markOpened(insId(patient(3).ins), 50);
  table.markOpened(insId(patient(2).ins), 60);
  expect(table.search('  ', 2).map((each) => each.ins.value)).toEqual([patient(2).ins.value, patient(3).ins.value]);
});

test('H05: a patient saved again is changed under the same INS, and found by his new name only', () => {
  const table = filled();
  table.save(patient(1, { birthName: 'PAT-NOUVEAU' }));
  expect(table.search('eglantine', 10)).toEqual([]);
  expect(table.search('nouveau', 10)).toHaveLength(1);
  expect(table.find(insId(patient(1).ins))?.birthName).toBe('PAT-NOUVEAU');
  expect(table.find('1.2.250.1.213.1.4.10|000000000000000')).toBeNull();
});

test('H01: homonyms are counted whatever their accents and case', () => {
  expect(filled().countNamed('pat-trois', 'NOËL')).toBe(2);
  expect(filled().countNamed('PAT-ÉGLANTINE', 'ZOÉ')).toBe(1);
});
