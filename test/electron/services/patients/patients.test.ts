import { describe, expect, test } from 'vitest';
import { readPatientList } from '../../../../electron/adapters/system/patient-list.ts';
import { patientsTable } from '../../../../electron/adapters/store/tables/patients.ts';
import { Patients } from '../../../../electron/services/patients/patients.ts';
import type { Environment } from '../../../../shared/domain/patient/ins.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { patient, testIns } from '../../adapters/store/samples.ts';
import { legalDatabase } from '../../adapters/store/tables/legal-bench.ts';

function bench(environment: Environment = 'sandbox'): Patients {
  const clock = new ManualClock(Date.UTC(2026, 10, 22, 12));
  return new Patients({ store: patientsTable(legalDatabase()), clock, environment, ageOfMajority: 18 });
}

function imported(patients: readonly unknown[], environment: Environment = 'sandbox') {
  const desk = bench(environment);
  const list = readPatientList(JSON.stringify({ patients }));
  if (!list.ok) throw new Error(list.fault.code);
  return { desk, report: desk.import(list.value) };
}

const TYPED = {
  ins: '2 80 03 75 000 007 ',
  birthName: 'pat-sept',
  firstGivenName: 'Léa',
  sex: 'F',
  birthDate: '1980-03-12',
  birthPlace: '75056',
  numberCompared: false,
} as const;
const typed = { ...TYPED, ins: testIns(7).value.replace(/(.)/g, '$1 ') };

describe('the list of the practice', () => {
  test('is taken in, and each patient is found with what the eye must be told', () => {
    const child = patient(2, { birthName: 'PAT-DEUX', firstGivenName: 'NOÉ', birthDate: '2019-02' });
    const { desk, report } = imported([patient(1), child]);
    expect(report).toEqual({ kept: 2, faults: [] });
    expect(desk.search('deux')).toEqual([
      { insId: `${child.ins.oid}|${child.ins.value}`, patient: child, isTest: true, homonym: false, isMinor: true },
    ]);
  });

  test('H04: a patient that cannot be used leaves the others alone, and every fault is told by its place', () => {
    const wrongKey = { ...patient(2), ins: { ...patient(2).ins, value: `${patient(2).ins.value.slice(0, 13)}00` } };
    const { desk, report } = imported([
      { ...patient(1), birthDate: '12/03/1980', sex: 'X' },
      wrongKey,
      patient(3),
      { ...patient(4), ins: { oid: '1.2.3', value: 'abc' } },
      'not a patient',
    ]);
    expect(report.kept).toBe(1);
    expect(report.faults.map(({ code, field }) => `${code} ${field}`).toSorted()).toEqual([
      'ins/key patients[1].ins',
      'ins/length patients[3].ins',
      'ins/unknown-root patients[3].oid',
      'patient/unreadable patients[0].birthDate',
      'patient/unreadable patients[0].sex',
      'patient/unreadable patients[4]',
    ]);
    expect(desk.search('')).toHaveLength(1);
  });

  test('H57: test identities never enter production', () => {
    const { desk, report } = imported([patient(1)], 'production');
    expect(report).toEqual({ kept: 0, faults: [{ code: 'ins/wrong-environment', field: 'patients[0].oid' }] });
    expect(desk.search('')).toEqual([]);
  });

  test.each(['', '[]', '{"patients":{}}', '{', 'null'])('a file that is no such list is refused: %s', (text) => {
    expect(readPatientList(text)).toEqual({ ok: false, fault: { code: 'patients/unreadable-list' } });
  });
});

describe('a patient typed by hand', () => {
  test('is kept with a provisional identity, and found', () => {
    const desk = bench();
    const added = desk.add(typed);
    expect(added).toMatchObject({
      ok: true,
      value: {
        patient: { ins: testIns(7), birthName: 'PAT-SEPT', firstGivenName: 'LÉA', identityStatus: 'provisoire' },
      },
    });
    expect(desk.search('lea')).toHaveLength(1);
  });

  test('every fault comes back at once, with its field', () => {
    const wrong = {
      ins: '123',
      birthName: '  ',
      firstGivenName: '7',
      sex: 'F',
      birthDate: '1980-02-30',
      birthPlace: '7505',
      numberCompared: false,
    } as const;
    expect(bench().add(wrong)).toEqual({
      ok: false,
      fault: [
        { code: 'ins/length', field: 'ins', limit: 15 },
        { code: 'patient/birth-date', field: 'birthDate' },
        { code: 'patient/name-missing', field: 'birthName' },
        { code: 'patient/name-missing', field: 'firstGivenName' },
        { code: 'patient/birth-place', field: 'birthPlace' },
      ],
    });
  });

  test.each([
    ['2026-11-22', true],
    ['2026-11-23', false],
    ['2026', true],
    ['2027', false],
    ['1980-13', false],
    ['1980-02', true],
    ['80', false],
  ])('a birth on %s is accepted: %s', (birthDate, accepted) => {
    expect(bench().add({ ...typed, birthDate, numberCompared: true }).ok).toBe(accepted);
  });

  test('H04: a number whose digits tell another person stops until the user has compared it', () => {
    const ofAParent = { ...typed, sex: 'M', birthDate: '2012-05-02' } as const;
    const desk = bench();
    expect(desk.add(ofAParent)).toEqual({
      ok: false,
      fault: ['sex', 'birth-year', 'birth-month'].map((one) => ({
        code: `patient/number-tells-another-${one}`,
        field: 'ins',
      })),
    });
    expect(desk.search('')).toEqual([]);
    expect(desk.add({ ...ofAParent, numberCompared: true }).ok).toBe(true);
  });

  test('does not overwrite the traits of the practice’s software', () => {
    const { desk } = imported([patient(7)]);
    expect(desk.add(typed)).toEqual({ ok: false, fault: [{ code: 'patient/already-known', field: 'ins' }] });
    expect(desk.search('')[0]?.patient.birthName).toBe(patient(7).birthName);
  });
});

test('H01: homonyms are marked on both rows', () => {
  const { desk } = imported([patient(1), patient(2)]);
  expect(desk.search('eglantine').map((row) => row.homonym)).toEqual([true, true]);
  expect(desk.isHomonym(patient(1))).toBe(true);
});
