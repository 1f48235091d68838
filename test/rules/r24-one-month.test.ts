import { expect, test } from 'vitest';
import { holdInstants as ofClient } from '../../shared/domain/hold/instants.ts';
import { holdInstants as ofStore } from '../../sandbox/rules/hold-instants.ts';
import { T0 } from './stage.ts';

test('R24: one month from the deposit, not two weeks and then another month', () => {
  const law = Date.parse('2026-12-02T10:15:00+01:00');
  const rejected = Date.parse('2026-12-16T10:15:00+01:00');
  for (const { releaseAt } of [ofClient(T0), ofStore(T0)]) {
    expect(releaseAt).toBe(law);
    expect(releaseAt).not.toBe(rejected);
  }
});
