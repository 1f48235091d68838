import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdInstants } from '../../../../shared/domain/hold/instants.ts';
import * as instants from '../../../../shared/domain/hold/instants.ts';

const DAY = 24 * 3_600_000;
const at = (text: string): number => Date.parse(text);

test.each([
  ['A–C: 2 Nov', '2026-11-02T10:15+01:00', '2026-11-16T10:15+01:00', '2026-12-02T10:15+01:00'],
  ['D: short month', '2027-01-31T09:00+01:00', '2027-02-14T09:00+01:00', '2027-02-28T09:00+01:00'],
  ['D: leap year', '2028-01-31T09:00+01:00', '2028-02-14T09:00+01:00', '2028-02-29T09:00+01:00'],
  ['E: clock change', '2026-10-01T10:00+02:00', '2026-10-15T10:00+02:00', '2026-11-01T10:00+01:00'],
  ['year end', '2026-12-31T23:30+01:00', '2027-01-14T23:30+01:00', '2027-01-31T23:30+01:00'],
  ['30-day month', '2026-10-31T10:20+01:00', '2026-11-14T10:20+01:00', '2026-11-30T10:20+01:00'],
  [
    'release in the hour that comes twice: the first',
    '2026-09-25T02:30+02:00',
    '2026-10-09T02:30+02:00',
    '2026-10-25T02:30+02:00',
  ],
  [
    'release in the hour that never comes',
    '2027-02-28T02:30+01:00',
    '2027-03-14T02:30+01:00',
    '2027-03-28T03:30+02:00',
  ],
  [
    'a Sunday and a holiday extend nothing',
    '2026-11-25T08:00+01:00',
    '2026-12-09T08:00+01:00',
    '2026-12-25T08:00+01:00',
  ],
])('R25, R26, H19 %s', (_case, deposit, notice, release) => {
  expect(holdInstants(at(deposit))).toEqual({ noticeAt: at(notice), releaseAt: at(release) });
});

test('R24, C′: the month is not counted from the notice', () => {
  expect(holdInstants(at('2026-11-02T10:15+01:00')).releaseAt).toBeLessThan(at('2026-12-16T10:15+01:00'));
});

test('R25, H19, N8: T_notice < T_release ≤ T0 + 31 days + 1 h, whenever the deposit was', () => {
  const when = fc.integer({ min: at('2020-01-01T00:00Z'), max: at('2060-01-01T00:00Z') });
  fc.assert(
    fc.property(when, (depositedAt) => {
      const { noticeAt, releaseAt } = holdInstants(depositedAt);
      expect(noticeAt).toBeLessThan(releaseAt);
      expect(noticeAt).toBeGreaterThanOrEqual(depositedAt + 14 * DAY - 3_600_000);
      expect(releaseAt).toBeLessThanOrEqual(depositedAt + 31 * DAY + 3_600_000);
      expect(releaseAt).toBeGreaterThanOrEqual(depositedAt + 28 * DAY - 3_600_000);
    }),
    { numRuns: 500 },
  );
});

test('R25, H19: nothing here extends or restarts a hold', () => {
  expect(Object.keys(instants)).toEqual(['holdInstants']);
});

test('R25, H50: the same instants in three time zones of the workstation', () => {
  const file = fileURLToPath(new URL('../../../../shared/domain/hold/instants.ts', import.meta.url));
  const script = `
    const { holdInstants } = await import(${JSON.stringify(file)});
    const from = Date.parse('2026-09-20T00:17:03.250Z');
    console.log(JSON.stringify(Array.from({ length: 400 }, (_, hour) => holdInstants(from + hour * 12.7 * 3600000))));`;
  const inZone = (TZ: string): string => {
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
    expect(run.status, run.stderr).toBe(0);
    return run.stdout;
  };
  const paris = inZone('Europe/Paris');
  expect(inZone('Pacific/Noumea')).toBe(paris);
  expect(inZone('America/Cayenne')).toBe(paris);
});
