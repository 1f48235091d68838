import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCdaInstant, toCdaLocalTime } from '../../../../../electron/adapters/dmp/cda/paris-time.ts';
import { earliestInstant, parseHl7Time } from '../../../../../shared/domain/time/hl7-time.ts';

describe('times of a CDA header', () => {
  test('H50: an instant is written in the local time of Paris with its offset, summer and winter', () => {
    expect(toCdaInstant(Date.UTC(2026, 6, 14, 23, 30, 5))).toBe('20260715013005+0200');
    expect(toCdaInstant(Date.UTC(2026, 0, 14, 23, 30, 5))).toBe('20260115003005+0100');
  });

  test('H50: a date stays a date', () => {
    expect(toCdaLocalTime('2026-07-14')).toBe('20260714');
  });

  test.each([
    ['2026-07-14T09:30', '202607140930+0200'],
    ['2026-01-14T09:30', '202601140930+0100'],
    ['2026-03-29T01:59', '202603290159+0100'],
    ['2026-03-29T02:30', '202603290230+0100'],
    ['2026-03-29T03:30', '202603290330+0200'],
    ['2026-10-25T02:30', '202610250230+0200'],
    ['2026-10-25T03:30', '202610250330+0100'],
  ])('H50: %s local is written %s', (local, wire) => {
    expect(toCdaLocalTime(local)).toBe(wire);
  });

  test('H50: the written instant reads back as the same second', () => {
    const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) });
    fc.assert(
      fc.property(instants, (at) => {
        const read = parseHl7Time(toCdaInstant(at));
        expect(read.ok && earliestInstant(read.value)).toBe(Math.floor(at / 1000) * 1000);
      }),
    );
  });
});
