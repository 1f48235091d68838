import { expect, test } from 'vitest';
import { readTerminology } from '../../electron/adapters/terminology/read-terminology.ts';
import { MATRIX_TYPES } from '../model/oracle/matrix.ts';
import { openStage } from './stage.ts';

test('R45: 108 types in 11 classes; each is named in French, and a professional’s own are deposited in their one class', () => {
  expect(MATRIX_TYPES).toHaveLength(108);
  expect(new Set(MATRIX_TYPES.map((one) => one.class)).size).toBe(11);
  const terms = readTerminology('resources/terminology');
  const classOf = new Map(MATRIX_TYPES.map((one) => [one.type, one.class]));
  const known = terms.depositTypes.filter(({ code }) => classOf.has(code));
  expect(known.length).toBeGreaterThan(80);
  for (const { code, classCode } of known) expect(classCode, code).toBe(classOf.get(code));
  const stage = openStage();
  for (const { code } of known) expect(stage.deposit('author', code), code).not.toBe('');
  expect(stage.sees('doctor')).toHaveLength(known.length);
  stage.engine.close();
});
