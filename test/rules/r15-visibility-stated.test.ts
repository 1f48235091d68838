import { expect, test } from 'vitest';
import { isForbiddenCombination as clientForbids } from '../../shared/domain/document/change/combination.ts';
import { openStage } from './stage.ts';

const BOTH = ['MASQUE_PS', 'INVISIBLE_PATIENT'] as const;

test('R15: masked and hidden add up nowhere until the store allows it, then in both places', () => {
  const stage = openStage();
  expect(() => stage.deposit('author', '11488-4', BOTH)).toThrow();
  expect(clientForbids(BOTH, false)).toBe(true);
  stage.engine.settings.combinedRestrictions = true;
  expect(stage.sees('doctor')).not.toContain(stage.deposit('author', '11488-4', BOTH));
  expect(clientForbids(BOTH, true)).toBe(false);
  stage.engine.close();
});
