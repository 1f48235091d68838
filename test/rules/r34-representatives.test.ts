import { expect, test } from 'vitest';
import { isMinor as ofStore } from '../../sandbox/rules/is-minor.ts';
import { isMinor as ofClient } from '../../shared/domain/patient/age.ts';
import { openStage } from './stage.ts';

const midnight = Date.parse('2026-11-02T00:00:00+01:00');

test('R34: majority at midnight in Paris, by the client and by the store', () => {
  const cases: readonly (readonly [string, number, boolean])[] = [
    ['2008-11-02', midnight - 1, true],
    ['2008-11-02', midnight, false],
    // Year alone, or year and month: a minor until the last possible day.
    ['2008', Date.parse('2026-12-31T12:00:00+01:00') - 86_400_000, true],
    ['2008-02-29', Date.parse('2026-02-28T12:00:00+01:00'), true],
    ['2008-02-29', Date.parse('2026-03-01T00:00:00+01:00'), false],
  ];
  for (const [birthDate, at, minor] of cases) {
    expect(ofClient(birthDate, at, 18), birthDate).toBe(minor);
    expect(ofStore(birthDate, 18, at), birthDate).toBe(minor);
  }
});

test('R34: the parents’ access ends with majority', () => {
  const representatives = [{ relation: 'MTH', given: 'CLAUDE', family: 'PAT-TROIS' }];
  const stage = openStage({ birthDate: '2008-11-02', representatives }, midnight - 1);
  expect(stage.patientSees('representative')).toEqual([]);
  stage.engine.now = midnight;
  expect(stage.patientSees('representative')).toBeNull();
  expect(stage.patientSees('holder')).toEqual([]);
  stage.engine.close();
});
