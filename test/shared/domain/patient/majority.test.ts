import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMinor, latestBirthDay, majorityDay } from '../../../../shared/domain/patient/age.ts';

const OF_AGE = 18;
const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2020-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** A birth known to the day, to the month, or to the year alone. */
const birth = fc.tuple(day, fc.constantFrom(10, 7, 4)).map(([full, known]) => full.slice(0, known));

/** Midnight of Paris at the beginning of a day; both clocks of the year are tried, and one of them is right. */
function midnights(date: string): number[] {
  return [Date.parse(`${date}T00:00:00+01:00`), Date.parse(`${date}T00:00:00+02:00`)];
}

describe('H20, R34: majority', () => {
  test('comes at midnight of Paris, and one is a minor until then', () => {
    fc.assert(
      fc.property(birth, (born) => {
        const turns = midnights(majorityDay(born, OF_AGE)).filter(
          (at) => isMinor(born, at - 1, OF_AGE) && !isMinor(born, at, OF_AGE),
        );
        return turns.length === 1;
      }),
    );
  });

  test('of a birth known in part comes with the last day it can have been on', () => {
    fc.assert(fc.property(birth, (born) => majorityDay(born, OF_AGE) === majorityDay(latestBirthDay(born), OF_AGE)));
  });

  test.each([
    ['2008-02-29', '2026-03-01'],
    ['2008-11', '2026-11-30'],
    ['2008', '2026-12-31'],
    ['2008-02', '2026-03-01'],
  ])('of somebody born on %s is on %s', (born, majority) => {
    expect(majorityDay(born, OF_AGE)).toBe(majority);
  });

  test('never goes back: whoever is of age stays so', () => {
    fc.assert(
      fc.property(birth, fc.nat({ max: 40 * 365 }), fc.nat({ max: 10 * 365 }), (born, days, more) => {
        const at = Date.UTC(2008, 0, 1) + days * 86_400_000;
        return isMinor(born, at, OF_AGE) || !isMinor(born, at + more * 86_400_000, OF_AGE);
      }),
    );
  });
});
