import { expect, test } from 'vitest';
import { endUnexpectedly, type Ending } from '../../../electron/windows/unexpected-end.ts';
import { ManualClock } from '../../support/manual-clock.ts';

function ending(changes: Partial<Ending> = {}) {
  const done: string[] = [];
  const note = (what: keyof Ending) => (): void => void done.push(what);
  const acts: Ending = {
    lock: note('lock'),
    takeWindowsAway: note('takeWindowsAway'),
    say: note('say'),
    quit: note('quit'),
    exit: note('exit'),
    ...changes,
  };
  return { done, acts };
}

test('H44: locked, said and quit, in this order', () => {
  const { done, acts } = ending();
  endUnexpectedly(acts, new ManualClock());
  expect(done).toEqual(['lock', 'say', 'quit']);
});

test('H44: where the lock itself fails the windows go, before anything is said', () => {
  const broken = (): void => {
    throw new Error('broken');
  };
  const { done, acts } = ending({ lock: broken });
  endUnexpectedly(acts, new ManualClock());
  expect(done).toEqual(['takeWindowsAway', 'say', 'quit']);
});

test('an end that does not come is forced after five seconds', async () => {
  const clock = new ManualClock();
  const { done, acts } = ending();
  endUnexpectedly(acts, clock);
  await clock.advance(4_999);
  expect(done).not.toContain('exit');
  await clock.advance(1);
  expect(done.at(-1)).toBe('exit');
});
