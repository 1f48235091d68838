import { expect, test } from 'vitest';
import { admitProfession } from '../../shared/domain/card/profession-access.ts';
import { openStage } from './stage.ts';

const holder = (code: string) => ({
  nationalId: '899700000011',
  family: 'LIBRE',
  given: 'Jeanne',
  profession: { code, codeSystem: '1.2.250.1.71.1.2.7' },
});

test('R3: an occupational physician reads nothing, by no way; another physician does', () => {
  const stage = openStage();
  expect(stage.sees('doctor')).toEqual([]);
  expect(stage.sees('doctor', { savoirFaire: 'SM25' })).toBeNull();
  const emergency = { savoirFaire: 'SM25', purpose: 'bris_de_glace', reason: 'Patient inconscient' } as const;
  expect(stage.sees('doctor', emergency)).toBeNull();
  stage.engine.close();
});

test('R3: an unknown or non-health profession opens no session, and is shown nothing', () => {
  for (const code of ['36', '93', '00']) expect(admitProfession(holder(code))).toBe('profession-refused');
  const stage = openStage();
  stage.deposit('author');
  expect(stage.sees('nurse', { profession: '36' })).toEqual([]);
  stage.engine.close();
});
