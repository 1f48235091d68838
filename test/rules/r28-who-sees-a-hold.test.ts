import { expect, test } from 'vitest';
import { readsWhileHeld } from '../../shared/domain/hold/who-reads.ts';
import { outputRefusal } from '../../shared/domain/output/output-refusal.ts';
import { OUTPUTS } from '../../shared/domain/output/outputs.ts';
import { openStage, T0 } from './stage.ts';

test('R28: the hold is against the patient only, in the store and in the client', () => {
  const stage = openStage({ birthDate: '2015-03-12', representatives: [{ relation: 'MTH', given: 'A', family: 'B' }] });
  const held = stage.deposit('author', '11502-2', ['INVISIBLE_PATIENT']);
  expect([stage.sees('author'), stage.sees('doctor'), stage.sees('nurse')]).toEqual([[held], [held], [held]]);
  expect(stage.patientSees('holder')).toEqual([]);
  expect(stage.patientSees('representative')).toEqual([]);
  stage.engine.close();
  expect(readsWhileHeld('patient') || readsWhileHeld('representative')).toBe(false);
  expect(readsWhileHeld('authorised-professional') && readsWhileHeld('author')).toBe(true);
});

test('R28, N7: every output that may reach the patient refuses a held document', () => {
  const document = { invisible: true, listedAt: T0, hold: null, secret: false, isMinor: false };
  for (const output of OUTPUTS) {
    expect(outputRefusal(output, document), output).toBe('output/held');
    expect(outputRefusal(output, { ...document, invisible: false }), output).toBeNull();
  }
});
