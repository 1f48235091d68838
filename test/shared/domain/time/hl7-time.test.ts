import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earliestInstant, parseHl7Time, toXdsTime } from '../../../../shared/domain/time/hl7-time.ts';

describe('H50: a time keeps the precision it was printed with', () => {
  test.each([
    ['2026', 'year', null],
    ['202611', 'month', null],
    ['20261122', 'day', null],
    ['202611221015+0100', 'minute', 60],
    ['20261122101530', 'second', null],
    ['20261122101530.25-0330', 'second', -210],
  ])('%s is read with its own precision and offset', (text, precision, offsetMinutes) => {
    expect(parseHl7Time(text)).toEqual({ ok: true, value: { text, precision, offsetMinutes } });
  });

  test.each(['', '20261', '20261301', '20260229', '20261122240000', '2026-11-22', '20261122101575'])(
    '%s is refused',
    (text) => expect(parseHl7Time(text)).toEqual({ ok: false, fault: { code: 'time/unreadable' } }),
  );

  test('the XDS form of an instant is read back as the same second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const time = parseHl7Time(toXdsTime(seconds * 1000));
        expect(time.ok && earliestInstant(time.value)).toBe(seconds * 1000);
      }),
    );
  });

  test('an offset moves the instant, not the text', () => {
    const time = parseHl7Time('20261122003000+0100');
    expect(time.ok && toXdsTime(earliestInstant(time.value))).toBe('20261121233000');
  });
});
