import { expect, test } from 'vitest';
import { DmpClock } from '../../../../electron/services/clock/dmp-clock.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const HOUR = 3_600_000;

function at() {
  const clock = new ManualClock();
  const told: number[] = [];
  const dmp = new DmpClock({ clock, onChanged: (errorMs) => told.push(errorMs) });
  const hear = (serverAt: number) => dmp.hear({ sentAt: clock.now(), receivedAt: clock.now(), serverAt });
  return { clock, dmp, told, hear };
}

test('H19, N7: a workstation that runs a day ahead has the DMP’s time once the error stands, and is told so once', async () => {
  const { clock, dmp, told, hear } = at();
  hear(clock.now() - 24 * HOUR);
  expect(dmp.now()).toBe(clock.now());
  await clock.advance(1_000);
  hear(clock.now() - 24 * HOUR);
  await clock.advance(1_000);
  expect(told).toEqual([-24 * HOUR + 1_000]);
  expect(dmp.now()).toBe(clock.now() - 24 * HOUR + 1_000);
});

test('H19: a clock that was put right is followed at the first answer', async () => {
  const { clock, dmp, told, hear } = at();
  hear(clock.now() + 2 * HOUR);
  await clock.advance(1_000);
  hear(clock.now());
  expect(dmp.errorMs()).toBe(0);
  expect(told).toEqual([2 * HOUR, 0]);
});

test('an answer that agrees, or a clock that was set meanwhile, takes back what was not confirmed', async () => {
  const { clock, told, hear, dmp } = at();
  hear(clock.now() + HOUR);
  hear(clock.now());
  hear(clock.now() + HOUR);
  dmp.forget();
  await clock.advance(10_000);
  expect(told).toEqual([]);
});
