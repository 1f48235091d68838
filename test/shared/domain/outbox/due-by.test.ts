import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueBy } from '../../../../shared/domain/outbox/due-by.ts';

const HOUR = 3_600_000;

describe('R13, H29: until when a validated document should be in the DMP', () => {
  test.each([
    ['a winter day', '2026-11-24T10:00:00+01:00', '2026-11-25T00:00:00+01:00'],
    ['a minute before midnight', '2026-11-24T23:59:00+01:00', '2026-11-25T00:00:00+01:00'],
    ['midnight itself belongs to the new day', '2026-11-25T00:00:00+01:00', '2026-11-26T00:00:00+01:00'],
    ['the day that has 25 hours', '2026-10-25T00:30:00+02:00', '2026-10-26T00:00:00+01:00'],
    ['the day that has 23 hours', '2027-03-28T00:30:00+01:00', '2027-03-29T00:00:00+02:00'],
    ['the last day of a year', '2026-12-31T18:00:00+01:00', '2027-01-01T00:00:00+01:00'],
  ])('%s', (_case, validated, due) => {
    expect(dueBy(Date.parse(validated))).toBe(Date.parse(due));
  });

  test('is after the act and within the longest day', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }), (at) => {
        const left = dueBy(at) - at;
        return left > 0 && left <= 25 * HOUR;
      }),
    );
  });

  test('is one for all that is validated within an hour: a long queue asks once for each', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }), (at) => {
        return dueBy(at) === dueBy(Math.floor(at / HOUR) * HOUR);
      }),
    );
  });
});
