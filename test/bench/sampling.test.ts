import { describe, expect, test } from 'vitest';
import { judged } from './row.ts';
import { interleaved, median, percentile } from './sampling.ts';

const measured = { name: 'x', unit: 'ms', value: 30, baseline: 'bare', baselineValue: 20 } as const;

describe('the figures of the bench', () => {
  test('a median and a percentile are values that were measured, whatever their order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(percentile([5, 1, 4, 2, 3], 0.95)).toBe(5);
    expect(percentile([2, 1], 0.5)).toBe(1);
    expect(() => median([])).toThrow('Nothing was measured');
  });

  test('the first turn warms up and is not kept, and the baseline follows each measure', async () => {
    const order: string[] = [];
    const turn = (name: string, values: number[]) => async () => {
      order.push(name);
      return values.shift() ?? NaN;
    };
    const paired = await interleaved(2, turn('measured', [100, 1, 2]), turn('baseline', [100, 3, 4]));
    expect(paired).toEqual({ measured: [1, 2], baseline: [3, 4] });
    expect(order).toEqual(['measured', 'baseline', 'measured', 'baseline', 'measured', 'baseline']);
  });

  test('a row keeps every limit that it names, and says them', () => {
    expect(judged(measured, { ratioBelow: 1.5 })).toMatchObject({ ok: false, ratio: 1.5, budget: '< 1.5 × baseline' });
    expect(judged(measured, { below: 31, ratioBelow: 2 })).toMatchObject({
      ok: true,
      budget: '< 31 ms, < 2 × baseline',
    });
    expect(judged(measured, { atMost: 30 })).toMatchObject({ ok: true, budget: '≤ 30 ms' });
    expect(judged(measured)).toMatchObject({ ok: true, budget: 'none' });
  });

  test('a value that is no number keeps no limit', () => {
    expect(judged({ ...measured, value: NaN }, { below: 31 }).ok).toBe(false);
  });
});
