import { describe, expect, test } from 'vitest';
import { SignOfLife } from '../../../../../electron/adapters/reader/clients/sign-of-life.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

function guarded() {
  const clock = new ManualClock();
  const seen = { asked: 0, lost: 0 };
  const life: SignOfLife = new SignOfLife(
    { clock, silenceMs: 5_000 },
    () => (seen.asked += 1),
    () => (seen.lost += 1),
  );
  return { clock, life, seen };
}

describe('the sign of life of a process that owes an answer', () => {
  test('H44: silence for the whole time is a loss, told once', async () => {
    const { clock, life, seen } = guarded();
    life.begin();
    await clock.advance(4_999);
    expect(seen).toEqual({ asked: 4, lost: 0 });
    await clock.advance(20_000);
    expect(seen).toEqual({ asked: 4, lost: 1 });
  });

  test('one that answers may owe for as long as it likes: a slow card is no silence', async () => {
    const { clock, life, seen } = guarded();
    life.begin();
    for (let step = 0; step < 20; step += 1) {
      await clock.advance(4_000);
      life.heard();
    }
    expect(seen.lost).toBe(0);
  });

  test('nothing is asked while nothing is owed, and the next order has the whole time again', async () => {
    const { clock, life, seen } = guarded();
    life.begin();
    await clock.advance(4_000);
    life.end();
    await clock.advance(60_000);
    expect(seen).toEqual({ asked: 4, lost: 0 });
    life.begin();
    await clock.advance(4_000);
    expect(seen.lost).toBe(0);
    await clock.advance(1_000);
    expect(seen.lost).toBe(1);
  });
});
