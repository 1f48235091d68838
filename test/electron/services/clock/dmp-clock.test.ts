import { expect, test } from 'vitest';
import { DmpClock } from '../../../../electron/services/clock/dmp-clock.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function at() {
  const clock = new ManualClock();
  const told: number[] = [];
  const moved: number[] = [];
  const dmp = new DmpClock({ clock, onChanged: (ms) => told.push(ms), onMoved: (ms) => moved.push(ms) });
  const hear = (serverAt: number) => dmp.hear(dmp.begin(), serverAt);
  return { clock, dmp, told, moved, hear };
}

test('H19, N7: a workstation that runs a day ahead has the DMP’s time once the error stands, and is told so once', async () => {
  const { clock, dmp, told, hear } = at();
  hear(clock.now() - DAY);
  expect(dmp.now()).toBe(clock.now());
  await clock.advance(1_000);
  hear(clock.now() - DAY);
  await clock.advance(1_000);
  expect(told).toEqual([-DAY + 1_000]);
  expect(dmp.now()).toBe(clock.now() - DAY + 1_000);
});

test('H19: a clock that was put right is followed at the first answer', async () => {
  const { clock, dmp, told, hear } = at();
  hear(clock.now() + 2 * HOUR);
  await clock.advance(1_000);
  clock.set(2 * HOUR);
  hear(clock.now());
  expect(dmp.errorMs()).toBe(0);
  expect(told).toEqual([2 * HOUR, 0]);
  expect(dmp.state()).toMatchObject({ movedMs: 0, certain: true });
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

test('H19, H50, N7: a clock set ahead without an exchange is noticed within a minute, and no hold ends by it', async () => {
  const { clock, dmp, moved, hear } = at();
  hear(clock.now());
  const end = dmp.watch();
  const heardAt = clock.now();
  clock.set(40 * DAY);
  await clock.advance(MINUTE);
  expect(moved).toEqual([40 * DAY]);
  expect(dmp.now()).toBe(heardAt + MINUTE);
  expect(dmp.state()).toMatchObject({ movedMs: 40 * DAY, certain: false });
  // What ends is judged by the later of the two: a copy is not kept longer.
  expect(dmp.latest()).toBe(clock.now());
  end();
  await clock.advance(HOUR);
  expect(moved).toHaveLength(1);
});

test('H50: a clock set back is noticed by the next look at it; neither a right nor a copy lives longer for it', async () => {
  const { clock, dmp, moved, hear } = at();
  hear(clock.now());
  await clock.advance(MINUTE);
  const before = clock.now();
  clock.set(-2 * HOUR);
  expect(dmp.now()).toBe(before);
  expect(dmp.latest()).toBe(before);
  expect(dmp.earliest()).toBe(before - 2 * HOUR);
  expect(moved).toEqual([-2 * HOUR]);
});

test('H50: before anything was heard, a clock set back counts by itself where a hold would end early', () => {
  const { clock, dmp } = at();
  clock.set(-2 * HOUR);
  expect(dmp.now()).toBe(clock.now());
  expect(dmp.latest()).toBe(clock.now() + 2 * HOUR);
});

test('a sleep is no wrong clock: nobody is told, the time is in doubt until the DMP is heard, and then it agrees', async () => {
  const { clock, dmp, moved, told, hear } = at();
  hear(clock.now());
  dmp.watch()();
  clock.sleep(8 * HOUR);
  const end = dmp.watch();
  const { heardAt } = dmp.state();
  expect(dmp.state()).toMatchObject({ movedMs: 0, certain: false });
  expect(dmp.now()).toBe(heardAt);
  expect(dmp.latest()).toBe(clock.now());
  hear(clock.now());
  expect(dmp.state()).toMatchObject({ movedMs: 0, certain: true });
  await clock.advance(5 * MINUTE);
  expect([moved, told]).toEqual([[], []]);
  expect(dmp.now()).toBe(clock.now());
  end();
});

test('H50: a clock set back while the card was out is told at the next PIN', () => {
  const { clock, dmp, moved } = at();
  dmp.watch()();
  clock.set(-HOUR);
  dmp.watch()();
  expect(moved).toEqual([-HOUR]);
});

test('the DMP ends a doubt: right again, or wrong by what it says; either is told', async () => {
  const right = at();
  right.clock.set(HOUR);
  right.dmp.look();
  right.hear(right.clock.now());
  expect([right.moved, right.told]).toEqual([[HOUR], [0]]);
  const wrong = at();
  wrong.clock.set(HOUR);
  wrong.dmp.look();
  wrong.hear(wrong.clock.now() - HOUR);
  expect(wrong.dmp.state().certain).toBe(false);
  await wrong.clock.advance(1_000);
  expect(wrong.told).toEqual([-HOUR + 1_000]);
  expect(wrong.dmp.state()).toMatchObject({ movedMs: 0, certain: true });
});

test('an answer during which the clock was set proves nothing', () => {
  const { clock, dmp, moved } = at();
  const begun = dmp.begin();
  const serverAt = clock.now();
  clock.set(HOUR);
  dmp.hear(begun, serverAt);
  expect(dmp.state()).toMatchObject({ errorMs: 0, movedMs: HOUR, certain: false, heardAt: null });
  expect(moved).toEqual([HOUR]);
});

test('messages are dated by what was heard last; a login stays as long ago as it is', async () => {
  const { clock, dmp, hear } = at();
  const wire = dmp.wire();
  await clock.advance(10 * MINUTE);
  hear(clock.now() - HOUR);
  expect(wire.now()).toBe(clock.now() - HOUR + 1_000);
  expect(wire.loggedOnAt()).toBe(wire.now() - 10 * MINUTE);
  const known = wire.now();
  // Put right: the counter goes on, and one heard by the new clock counts by the new clock.
  clock.set(-HOUR);
  expect(wire.now()).toBe(known);
  hear(clock.now());
  expect(wire.now()).toBe(clock.now());
  // Nobody can tell a sleep from a clock set ahead: the refusal of the next message says which it was.
  clock.sleep(HOUR);
  expect(wire.now()).toBe(clock.now());
});
