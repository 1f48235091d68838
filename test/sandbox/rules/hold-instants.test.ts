import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdInstants } from '../../../sandbox/rules/hold-instants.ts';

const at = (text: string): number => Date.parse(text);
const DAY_MS = 86_400_000;

describe('R25, R26: the instants of a hold', () => {
  test.each([
    ['A to C', '2026-11-02T10:15:00+01:00', '2026-11-16T10:15:00+01:00', '2026-12-02T10:15:00+01:00'],
    ['D, short month', '2027-01-31T09:00:00+01:00', '2027-02-14T09:00:00+01:00', '2027-02-28T09:00:00+01:00'],
    ['D in a leap year', '2028-01-30T09:00:00+01:00', '2028-02-13T09:00:00+01:00', '2028-02-29T09:00:00+01:00'],
    ['E, winter time comes', '2026-10-01T10:00:00+02:00', '2026-10-15T10:00:00+02:00', '2026-11-01T10:00:00+01:00'],
    ['summer time comes', '2027-03-05T23:30:00+01:00', '2027-03-19T23:30:00+01:00', '2027-04-05T23:30:00+02:00'],
    ['the year turns', '2026-12-31T23:59:59+01:00', '2027-01-14T23:59:59+01:00', '2027-01-31T23:59:59+01:00'],
    [
      'an hour shown twice: the first',
      '2026-09-25T02:30:00+02:00',
      '2026-10-09T02:30:00+02:00',
      '2026-10-25T02:30:00+02:00',
    ],
    ['an hour never shown', '2027-02-28T02:30:00+01:00', '2027-03-14T02:30:00+01:00', '2027-03-28T03:30:00+02:00'],
    [
      'a day that is not yet the same in UTC',
      '2026-11-30T00:30:00+01:00',
      '2026-12-14T00:30:00+01:00',
      '2026-12-30T00:30:00+01:00',
    ],
  ])('%s', (_, deposited, notice, release) => {
    expect(holdInstants(at(deposited))).toEqual({ noticeAt: at(notice), releaseAt: at(release) });
  });

  test("C': the reading of two weeks and then a month is rejected (R24)", () => {
    expect(holdInstants(at('2026-11-02T10:15:00+01:00')).releaseAt).toBeLessThan(at('2026-12-16T10:15:00+01:00'));
  });

  test('H19, N8: the notice comes before the release, and the release within 31 days and an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z') }), (deposited) => {
        const { noticeAt, releaseAt } = holdInstants(deposited);
        expect(noticeAt).toBeGreaterThan(deposited);
        expect(noticeAt).toBeLessThan(releaseAt);
        expect(releaseAt).toBeLessThanOrEqual(deposited + 31 * DAY_MS + 3_600_000);
      }),
      { numRuns: 1000 },
    );
  });
});
