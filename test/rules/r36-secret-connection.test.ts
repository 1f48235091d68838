import { expect, test } from 'vitest';
import { openStage } from './stage.ts';

const MINOR = { birthDate: '2011-03-12', representatives: [{ relation: 'MTH', given: 'CLAUDE', family: 'PAT-TROIS' }] };
const SECRET = 'INVISIBLE_REPRESENTANTS_LEGAUX';

test('R36: in a secret connection only secrets are deposited, and for a minor only', () => {
  const stage = openStage(MINOR);
  expect(() => stage.deposit('author', '11488-4', [], { secret: true })).toThrow();
  expect(stage.deposit('author', '11488-4', [SECRET], { secret: true })).not.toBe('');
  stage.engine.close();
  const adult = openStage();
  expect(() => adult.deposit('author', '11488-4', [SECRET], { secret: true })).toThrow();
  adult.engine.close();
});

test('R36, N8: making it visible to the parents is irreversible, and time does not do it', () => {
  const stage = openStage(MINOR);
  const secret = stage.deposit('author', '11488-4', [SECRET]);
  stage.engine.now += 100 * 86_400_000;
  expect(stage.patientSees('representative')).toEqual([]);
  expect(stage.as('author').restrict(secret, [])).toMatchObject({ ok: true });
  expect(stage.patientSees('representative')).toEqual([secret]);
  expect(stage.as('author').restrict(secret, [SECRET])).toMatchObject({ ok: false });
  stage.engine.close();
});
