import { expect, test } from 'vitest';
import { outputRefusal } from '../../shared/domain/output/output-refusal.ts';
import { recipientRefusal } from '../../shared/domain/output/recipient.ts';
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

test('R34, R36, H20: a parent is given what is not secret, as a parent; from a secret connection nothing goes to him', () => {
  const minor = { isMinor: true, isProtected: false, isSecret: false };
  expect(recipientRefusal('representative', minor)).toBeNull();
  expect(recipientRefusal('representative', { ...minor, isSecret: true })).toBe('output/secret-connection');
  const secret = { invisible: false, listedAt: T0, hold: null, secret: true, isMinor: true };
  expect(outputRefusal('copy', secret)).toBe('output/secret');
  for (const reason of ['patient', 'professional', 'own-file', 'control'] as const)
    expect(recipientRefusal(reason, { ...minor, isSecret: true }), reason).toBeNull();
});
