import { expect, test } from 'vitest';
import { readableTypes } from '../../sandbox/rights/readable-types.ts';

const ALL = [
  '10',
  '21',
  '40',
  '50',
  '60',
  '69',
  '70',
  '80',
  '91',
  '92',
  '94',
  '95',
  '96',
  '26',
  '81',
  '82',
  '28',
  '98',
];
const readers = (type: string): string[] => ALL.filter((column) => readableTypes(column).includes(type));

test('R47: directives for doctors and nurses, wishes for every health profession, the profile not for hearing and sight', () => {
  expect(readers('EXPPAT_3')).toEqual(['10', '60', '69']);
  expect(readers('EXPPAT_1')).toEqual(ALL);
  expect(readers('DOCPAT08')).not.toContain('26');
  expect(readers('DOCPAT08')).not.toContain('28');
  expect(readers('DOCPAT08')).toContain('60');
});
