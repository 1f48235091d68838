import { expect, test } from 'vitest';
import { matrixAllows, MATRIX_TYPES } from '../model/oracle/matrix.ts';
import { readableTypes } from '../../sandbox/rights/readable-types.ts';
import { openStage } from './stage.ts';

test('R4: the matrix is the same by two readings of the facts, cell by cell', () => {
  for (const column of ['10', '21', '21-BIO', '40', '50', '60', '69', '70', '80', '91', '92', '94', '26', '28', '98'])
    for (const { type } of MATRIX_TYPES)
      expect(readableTypes(column).includes(type), `${column} ${type}`).toBe(matrixAllows(column, type));
});

test('R4: a nurse is not told of a type closed to her, and may deposit one', () => {
  const stage = openStage();
  const closed = stage.deposit('author', '75496-0');
  const open = stage.deposit('author', '11502-2');
  expect(stage.sees('nurse')).toEqual([open]);
  expect(stage.as('nurse').read(closed)).toMatchObject({ ok: false });
  const own = stage.deposit('nurse', '75496-0');
  expect(stage.sees('nurse')).toContain(own);
  stage.engine.close();
});
