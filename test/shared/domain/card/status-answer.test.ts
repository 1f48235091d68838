import { expect, test } from 'vitest';
import { isAnswerFresh } from '../../../../shared/domain/card/status-answer.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = 1_800_000_000_000;

test.each([
  ['within its span', -HOUR, HOUR, true],
  ['at its end', -HOUR, 0, false],
  ['from a clock an hour ahead of ours (H50)', HOUR, 2 * HOUR, true],
  ['from two days ahead', 2 * DAY, 3 * DAY, false],
  ['half an hour old, without an end', -HOUR / 2, null, true],
  ['an hour old, without an end', -HOUR, null, false],
  ['six days old, good for a year', -6 * DAY, 365 * DAY, true],
  ['seven days old, good for a year (decision 15)', -7 * DAY, 365 * DAY, false],
] as const)('an answer %s', (_, thisMs, nextMs, fresh) => {
  const nextUpdate = nextMs === null ? null : NOW + nextMs;
  expect(isAnswerFresh({ thisUpdate: NOW + thisMs, nextUpdate }, NOW)).toBe(fresh);
});
