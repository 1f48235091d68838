import { expect, test } from 'vitest';
import { isRegulator, regulate } from '../../shared/domain/emergency/regulation.ts';
import { openStage, T0 } from './stage.ts';

test('R31: the regulating physician alone, without a reason and without an authorisation', () => {
  const stage = openStage();
  for (const who of ['regulator', 'doctor', 'nurse'] as const) stage.as(who).withdraw();
  expect(stage.sees('regulator', { purpose: 'centre_15' })).toEqual([]);
  expect(stage.sees('doctor', { purpose: 'centre_15' })).toBeNull();
  expect(stage.sees('nurse', { purpose: 'centre_15', structureId: '10B0170011' })).toBeNull();
  stage.engine.close();
});

test('R31: the client offers it to a physician of a regulation centre only', () => {
  const profession = (code: string) => ({ profession: { code, codeSystem: '1.2.250.1.71.1.2.7' } });
  const centre = { structureId: '10B0170011' };
  expect(isRegulator(profession('10'), centre, ['10B0170011'])).toBe(true);
  expect(isRegulator(profession('60'), centre, ['10B0170011'])).toBe(false);
  expect(isRegulator(profession('10'), centre, [])).toBe(false);
  const context = {
    accessId: 'a',
    ins: { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' },
    practitionerId: '899700000037',
    now: T0,
    lifeMs: 1,
  } as const;
  expect(regulate({ regulator: false, opposition: 'none' }, context).ok).toBe(false);
});
