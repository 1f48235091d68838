import { expect, test } from 'vitest';
import { openStage } from './stage.ts';

test('R43: a document is told with its title, a held one not before the day it is visible', () => {
  const stage = openStage();
  stage.deposit('author', '11502-2');
  const held = stage.deposit('author', '11488-4', ['INVISIBLE_PATIENT']);
  expect(stage.told()).toContain('titre 11502-2');
  expect(stage.told()).not.toContain('titre 11488-4');
  stage.as('doctor').restrict(held, []);
  expect(stage.told()).toContain('titre 11488-4');
  stage.engine.close();
});
