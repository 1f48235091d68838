import { expect, test } from 'vitest';
import { openStage } from './stage.ts';

test('R22: asked for at deposit only, and announced by another professional than the one who held', () => {
  const stage = openStage();
  const held = stage.deposit('author', '11488-4', ['INVISIBLE_PATIENT']);
  const shown = stage.deposit('author');
  expect(stage.patientSees()).toEqual([shown]);
  expect(stage.as('author').restrict(shown, ['INVISIBLE_PATIENT'])).toMatchObject({ ok: false });
  expect(stage.as('doctor').restrict(held, [])).toMatchObject({ ok: true });
  expect(stage.patientSees()).toContain(held);
  stage.engine.close();
});
