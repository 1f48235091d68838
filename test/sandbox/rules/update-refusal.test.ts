import { describe, expect, test } from 'vitest';
import { updateRefusal, type Actor, type Change } from '../../../sandbox/rules/update-refusal.ts';

const author: Actor = { purpose: 'normal', profession: '10', attending: false, own: true, byStructure: false };
const other: Actor = { ...author, own: false };
const attending: Actor = { ...other, attending: true };
const emergency: Actor = { ...author, purpose: 'bris_de_glace' };
const nurseAtCentre15: Actor = { ...author, profession: '60', purpose: 'centre_15' };
const employee: Actor = { ...author, byStructure: true };

/** Yes and no in the order of the changes, as dmp-interface §6.4 words it. */
const CHANGES: readonly Change[] = [
  'mask',
  'unmask',
  'show-to-patient',
  'show-to-representatives',
  'delete',
  'archive',
  'unarchive',
];

describe('R16: who may change what', () => {
  test.each<[string, Actor, boolean, string]>([
    ['the author', author, false, 'YYYYYYY'],
    ['another professional', other, false, 'YNYYNNN'],
    ['the médecin traitant', attending, false, 'YYYYNYY'],
    ['the author in an emergency', emergency, false, 'NNNNYYY'],
    ['an author who is no physician, at Centre 15', nurseAtCentre15, false, 'NNNNYNN'],
    ['an employee of the structure', employee, false, 'NNNNYNN'],
    ['another professional, on what the patient wrote', other, true, 'YNYYNNN'],
    ['the médecin traitant, on what the patient wrote', attending, true, 'YYYYYYY'],
  ])('%s', (_, actor, byPatient, expected) => {
    const got = CHANGES.map((change) => (updateRefusal(change, actor, byPatient) === null ? 'Y' : 'N')).join('');
    expect(got).toBe(expected);
  });
});
