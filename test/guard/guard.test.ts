import { describe, expect, test } from 'vitest';
import { FIRST_SET } from './layouts/first-set.ts';
import { HELD_BACK_SET } from './layouts/held-back-set.ts';
import { LAST_SET } from './layouts/last-set.ts';
import { measure, ratesOf } from './measure.ts';

describe('H28: papers of others are stopped, those of the patient are not', () => {
  test.each([
    ['the first set', FIRST_SET],
    ['the set held back, and the last', [...HELD_BACK_SET, ...LAST_SET]],
  ])(
    '$0: of a hundred, 99 of others are not filed, 98 that tell them apart are stopped, 2 of his at most',
    async (_name, layouts) => {
      const rates = ratesOf(await measure(layouts, 7, 2), layouts);
      expect(rates.foreign).toBeGreaterThanOrEqual(190);
      expect(rates.notFiled, JSON.stringify(rates)).toBeGreaterThanOrEqual(0.99);
      expect(rates.stopped, JSON.stringify(rates)).toBeGreaterThanOrEqual(0.98);
      expect(rates.falseStops, JSON.stringify(rates)).toBeLessThanOrEqual(0.02);
      // A paper that says all and is looked at all the same teaches people to look no more (H59).
      expect(rates.looks, JSON.stringify(rates)).toBeLessThanOrEqual(0.05);
    },
    60_000,
  );
});
