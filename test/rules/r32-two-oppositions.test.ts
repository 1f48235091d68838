import { expect, test } from 'vitest';
import { setOpposition } from '../../sandbox/patient/settings.ts';
import { opposition } from '../../shared/domain/emergency/opposition.ts';
import { INS, openStage } from './stage.ts';

test.each([
  [true, false],
  [false, true],
  [true, true],
  [false, false],
])('R32: break-glass opposed %s, Centre 15 opposed %s: neither is inferred from the other', (breakGlass, centre15) => {
  const stage = openStage();
  stage.engine.patient(INS, 'holder', (desk) => {
    setOpposition(desk, 'break-glass', breakGlass);
    setOpposition(desk, 'centre-15', centre15);
  });
  const broken = stage.sees('nurse', { purpose: 'bris_de_glace', reason: 'Patient inconscient' });
  expect(broken === null).toBe(breakGlass);
  expect(stage.sees('regulator', { purpose: 'centre_15' }) === null).toBe(centre15);
  stage.engine.close();
});

test('R32: what the store did not say is unknown, not «none»', () => {
  expect([opposition(null), opposition(true), opposition(false)]).toEqual(['unknown', 'opposed', 'none']);
});
