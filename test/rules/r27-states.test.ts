import { expect, test } from 'vitest';
import { isFinal, HOLD_STATES } from '../../shared/domain/hold/state.ts';
import { openStage } from './stage.ts';

test('R27: three states are final, and the store lets nobody back', () => {
  expect(HOLD_STATES.filter(isFinal)).toEqual(['ANNOUNCED', 'RELEASED_AUTO', 'WITHDRAWN']);
  const stage = openStage();
  const held = stage.deposit('author', '11488-4', ['INVISIBLE_PATIENT']);
  expect(stage.as('author').restrict(held, [])).toMatchObject({ ok: true });
  expect(stage.as('author').restrict(held, ['INVISIBLE_PATIENT'])).toMatchObject({ ok: false });
  expect(stage.patientSees()).toEqual([held]);
  stage.engine.close();
});
