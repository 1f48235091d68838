import { expect, test } from 'vitest';
import { CLOCK_TOLERANCE_MS, clockErrorMs } from '../../../../shared/domain/time/clock-error.ts';

const AT = Date.parse('2026-11-24T08:00:00Z');

test('H19: a date within the exchange, cut to the second, and anything within two minutes of it, agrees', () => {
  for (const serverAt of [AT, AT - 999, AT + 3_000, AT - CLOCK_TOLERANCE_MS, AT + 3_000 + CLOCK_TOLERANCE_MS]) {
    expect(clockErrorMs({ sentAt: AT, receivedAt: AT + 3_000, serverAt })).toBe(0);
  }
});

test('H19: beyond, the error is what must be added to the workstation’s clock', () => {
  const hour = 3_600_000;
  const sight = { sentAt: AT, receivedAt: AT + 500 };
  expect(clockErrorMs({ ...sight, serverAt: AT - hour })).toBe(-hour + 1_000);
  expect(clockErrorMs({ ...sight, serverAt: AT + hour })).toBe(hour - 500);
});
