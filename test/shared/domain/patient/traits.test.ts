import { describe, expect, test } from 'vitest';
import type { PatientIdentity } from '../../../../shared/domain/patient/identity.ts';
import { compareTraits } from '../../../../shared/domain/patient/traits.ts';
import { insDisagreements } from '../../../../shared/domain/patient/ins-agrees.ts';
import { ageOn, isMinor } from '../../../../shared/domain/patient/age.ts';

const patient: PatientIdentity = {
  ins: { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' },
  birthName: "PAT-D'ŒUVRE",
  usedName: 'PAT-MARTIN',
  givenNames: 'DOMINIQUE MARIE-LOUISE',
  firstGivenName: 'DOMINIQUE',
  sex: 'F',
  birthDate: '1979-03-28',
  birthPlace: '51215',
  identityStatus: 'qualifiee',
};

describe('H04: traits are compared as identitovigilance writes them', () => {
  test('accents, ligatures, apostrophes and case make no difference', () => {
    const theirs = { names: ['pat d’oeuvre'], givenNames: ['Dominique'], birthDate: '19790328', sex: 'F' as const };
    expect(compareTraits(patient, theirs)).toEqual([]);
  });

  test('the used name agrees as well as the birth name', () => {
    expect(compareTraits(patient, { names: ['PAT MARTIN'], givenNames: [] })).toEqual([]);
  });

  test('NON RENSEIGNE counts as absent', () => {
    expect(compareTraits(patient, { names: ['NON RENSEIGNE'], givenNames: [] })).toEqual([]);
  });

  test('twins who differ by the first name only are told apart', () => {
    const twin = { names: ["PAT-D'ŒUVRE"], givenNames: ['CAMILLE'], birthDate: '19790328' };
    expect(compareTraits(patient, twin)).toEqual(['given-name']);
  });

  test('every difference is named, in a fixed order', () => {
    const other = { names: ['PAT-AUTRE'], givenNames: ['JEAN'], birthDate: '19800101', sex: 'M' as const };
    expect(compareTraits(patient, other)).toEqual(['name', 'given-name', 'birth-date', 'sex']);
  });

  test('a partial birth date agrees with the full one and with nothing else', () => {
    const partial = { ...patient, birthDate: '1979' };
    expect(compareTraits(partial, { names: [], givenNames: [], birthDate: '19790328' })).toEqual([]);
    expect(compareTraits(partial, { names: [], givenNames: [], birthDate: '19800328' })).toEqual(['birth-date']);
  });

  test('a birth known only by a round year agrees with that year alone', () => {
    const partial = { ...patient, birthDate: '1900' };
    expect(compareTraits(partial, { names: [], givenNames: [], birthDate: '19000612' })).toEqual([]);
    expect(compareTraits(partial, { names: [], givenNames: [], birthDate: '19790328' })).toEqual(['birth-date']);
  });

  test("a parent's number given for the child shows in its digits", () => {
    const child = { ...patient, sex: 'M' as const, birthDate: '2019-05-02' };
    expect(insDisagreements(child)).toEqual(['sex', 'birth-year', 'birth-month']);
    expect(insDisagreements(patient)).toEqual([]);
  });
});

describe('H20: someone is a minor until it is sure that he is not', () => {
  test('the eighteenth birthday counts from its first minute in Paris', () => {
    const lastMinute = Date.UTC(2026, 10, 21, 22, 59);
    const firstMinute = Date.UTC(2026, 10, 21, 23, 0);
    expect(isMinor('2008-11-22', lastMinute, 18)).toBe(true);
    expect(isMinor('2008-11-22', firstMinute, 18)).toBe(false);
  });

  test('an unknown day or month counts as the last one', () => {
    expect(ageOn('2026-02-27', '2008-02')).toBe(17);
    expect(ageOn('2026-12-30', '2008')).toBe(17);
    expect(ageOn('2026-12-31', '2008')).toBe(18);
  });

  test('a birth on 29 February comes of age on 1 March in a common year', () => {
    expect(ageOn('2026-02-28', '2008-02-29')).toBe(17);
    expect(ageOn('2026-03-01', '2008-02-29')).toBe(18);
  });
});
