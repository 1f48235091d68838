import { expect, test } from 'vitest';
import { reminderIsDue } from '../../../../shared/domain/card/trace-reminder.ts';

const DAY = 86_400_000;

test('R2, H56: the reminder is due at the first use, again when its period has passed, and after a clock set back', () => {
  expect(reminderIsDue(null, 0, 180 * DAY)).toBe(true);
  expect(reminderIsDue(0, 180 * DAY - 1, 180 * DAY)).toBe(false);
  expect(reminderIsDue(0, 180 * DAY, 180 * DAY)).toBe(true);
  expect(reminderIsDue(5 * DAY, DAY, 180 * DAY)).toBe(true);
});
