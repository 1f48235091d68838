import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askFrom, nextWatermark, OVERLAP_MS } from '../../../../../shared/domain/document/list/watermark.ts';

const T0 = Date.UTC(2026, 10, 22, 9);

test('R18, H14: a later opening asks a day further back than it knows, and everything when it knows nothing', () => {
  expect(askFrom(null)).toBeNull();
  expect(askFrom(T0)).toBe(T0 - OVERLAP_MS);
});

test('H14: only a complete look with the server’s own time moves the watermark, and never backwards', () => {
  expect(nextWatermark(null, { complete: true, serverAt: T0 })).toBe(T0);
  expect(nextWatermark(T0, { complete: false, serverAt: T0 + 1 })).toBe(T0);
  expect(nextWatermark(T0, { complete: true, serverAt: null })).toBe(T0);
  expect(nextWatermark(T0, { complete: true, serverAt: T0 - 1 })).toBe(T0);
});

test('H14: whatever the looks, the deltas together are everything that was submitted', () => {
  const look = fc.record({ at: fc.nat(1_000), complete: fc.boolean(), known: fc.boolean() });
  const day = OVERLAP_MS;
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { maxLength: 20 }), fc.array(look, { maxLength: 12 }), (submitted, looks) => {
      const received = new Set<number>();
      let watermark: number | null = null;
      for (const { at, complete, known } of [...looks].sort((a, b) => a.at - b.at)) {
        const from: number = askFrom(watermark) ?? -Infinity;
        if (complete) for (const one of submitted) if (one <= at && one * day >= from) received.add(one);
        watermark = nextWatermark(watermark, { complete, serverAt: known ? at * day : null });
      }
      const until = (watermark ?? -1) / day;
      for (const one of submitted) if (one <= until) expect(received.has(one)).toBe(true);
    }),
  );
});
