import { describe, expect, test } from 'vitest';
import { makeIns, nirKey, TEST_INS_OID } from '../../../sandbox/seed/nir.ts';
import { patientList, seedPatients } from '../../../sandbox/seed/patients.ts';
import type { SeedPatient } from '../../../sandbox/seed/model.ts';
import { DR_LIBRE } from '../../../sandbox/seed/patients/people.ts';
import { parseIns } from '../../../shared/domain/patient/ins.ts';

const now = new Date('2026-11-24T09:00:00Z');
const patients = seedPatients(now);

function called(key: string, people: readonly SeedPatient[] = patients): SeedPatient {
  const person = people.find((one) => one.key === key);
  if (!person) throw new Error(`nobody called ${key}`);
  return person;
}

describe('identities of the sandbox', () => {
  test('R17: every INS is of test, has a valid key by both implementations, and belongs to one person', () => {
    for (const { ins, birthName } of patients) {
      expect(ins.oid, birthName).toBe(TEST_INS_OID);
      expect(nirKey(ins.value.slice(0, 13)), birthName).toBe(ins.value.slice(13));
      expect(parseIns(ins.value, ins.oid, 'sandbox'), birthName).toMatchObject({ ok: true });
    }
    expect(new Set(patients.map(({ ins }) => ins.value)).size).toBe(patients.length);
  });

  test('H57: names are reserved, but for the one identity known from the official test set', () => {
    expect(patients.filter(({ birthName }) => !birthName.startsWith('PAT-')).map(({ key }) => key)).toEqual(['nessi']);
  });

  test('the two identities of the official test set are found again by calculation', () => {
    expect(called('nessi').ins.value).toBe('277076322082910');
    expect(called('trois').ins.value).toBe('279035121518989');
  });

  test('H04: Corsican keys count 2A as 19 and 2B as 18', () => {
    expect(makeIns('M', '1966-06-21', '2A004', 1).slice(13)).toBe(nirKey('1660619004001'));
    expect(makeIns('F', '1983-11-02', '2B033', 1).slice(13)).toBe(nirKey('2831118033001'));
  });

  test('the same clock day gives the same people, whatever the hour in Paris', () => {
    expect(seedPatients(new Date('2026-11-24T22:30:00Z'))).toEqual(patients);
    expect(called('under-18', seedPatients(new Date('2026-11-24T23:30:00Z'))).birthDate).toBe('2008-11-26');
  });

  test.each([15, 16, 18])('R34: someone turns %i today and someone else tomorrow', (age) => {
    expect(called(`over-${age}`).birthDate).toBe(`${2026 - age}-11-24`);
    expect(called(`under-${age}`).birthDate).toBe(`${2026 - age}-11-25`);
  });

  test('H01: twins differ by their first name only, homonyms by their birth date', () => {
    const [lina, lisa] = [called('twin-lina'), called('twin-lisa')];
    expect([lina.birthName, lina.birthDate, lina.birthPlace]).toEqual([
      lisa.birthName,
      lisa.birthDate,
      lisa.birthPlace,
    ]);
    expect(lina.firstGivenName).not.toBe(lisa.firstGivenName);
    const [one, other] = [called('homonym-1'), called('homonym-2')];
    expect([one.birthName, one.firstGivenName]).toEqual([other.birthName, other.firstGivenName]);
    expect(one.birthDate).not.toBe(other.birthDate);
  });

  test('an unknown day or month of birth stays unknown', () => {
    expect(called('no-day').birthDate).toMatch(/^\d{4}-\d{2}$/);
    expect(called('year-only').birthDate).toMatch(/^\d{4}$/);
  });

  test('every state of a dossier and of the right to read it has its person', () => {
    expect(called('no-dmp').dossier).toBeNull();
    expect(called('closed').dossier?.status).toBe('closed');
    expect(called('blocked').dossier?.grants[0]).toMatchObject({ nationalId: DR_LIBRE, state: 'INTERDIT' });
    expect(called('nessi').dossier?.treatingDoctor).toBe(DR_LIBRE);
    expect(called('trois').dossier?.grants).toEqual([]);
    const flags = ['opposed-both', 'opposed-break-glass', 'opposed-regulation'].map(
      (key) => called(key).dossier?.opposition,
    );
    expect(flags).toEqual([
      { breakGlass: true, regulation: true },
      { breakGlass: true, regulation: false },
      { breakGlass: false, regulation: true },
    ]);
    expect(called('mismatch').dossier?.dmpTraits.birthDate).not.toBe(called('mismatch').birthDate);
  });

  test('a ward has 28 beds, each with its patient', () => {
    const beds = patients.flatMap(({ ward }) => (ward ? [Number(ward.bed)] : []));
    expect(beds).toEqual(Array.from({ length: 28 }, (_, index) => index + 1));
  });

  test('the host’s list says no more than a practice software knows', () => {
    const list = patientList(now).patients;
    expect(list).toHaveLength(patients.length);
    const allowed = [
      'ins',
      'birthName',
      'usedName',
      'givenNames',
      'firstGivenName',
      'sex',
      'birthDate',
      'birthPlace',
      'identityStatus',
      'localId',
    ];
    for (const patient of list) expect(Object.keys(patient).filter((field) => !allowed.includes(field))).toEqual([]);
  });
});
