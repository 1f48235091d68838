import { expect, test } from 'vitest';
import { outputRefusal } from '../../shared/domain/output/output-refusal.ts';
import { OUTPUTS } from '../../shared/domain/output/outputs.ts';
import { openStage, T0 } from './stage.ts';

const MINOR = { birthDate: '2011-03-12', representatives: [{ relation: 'MTH', given: 'CLAUDE', family: 'PAT-TROIS' }] };

test('R35: what a minor keeps from his parents they never see, nor a notice of it; professionals do', () => {
  const stage = openStage(MINOR);
  const secret = stage.deposit('author', '11502-2', ['INVISIBLE_REPRESENTANTS_LEGAUX']);
  expect(stage.patientSees('representative')).toEqual([]);
  expect(stage.patientSees('holder')).toEqual([secret]);
  expect(stage.sees('nurse')).toEqual([secret]);
  expect(stage.told()).not.toContain('titre 11502-2');
  stage.engine.close();
});

test('R35, H20: no paper, file or screen for the patient carries it while he is a minor', () => {
  const document = { invisible: false, listedAt: T0, hold: null, secret: true, isMinor: true };
  for (const output of OUTPUTS) expect(outputRefusal(output, document), output).toBe('output/secret');
});
