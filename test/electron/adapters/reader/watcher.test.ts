import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { RunningWatcher } from '../../../support/cards/card-process.ts';
import { removeSoftCards, softCard, type SoftCard } from '../../../support/cards/soft-card.ts';

let place: SoftCard;
let watcher: RunningWatcher;

beforeAll(async () => {
  place = await softCard();
});
afterAll(removeSoftCards);
afterEach(() => watcher.end());

describe('the watcher process', () => {
  test('tells of the card once, then only that it lives (H44)', async () => {
    watcher = new RunningWatcher(place);
    await watcher.next('card');
    for (let beats = 0; beats < 4; beats += 1) await watcher.next('heartbeat');
    expect(watcher.sightings.filter(({ report }) => report.kind !== 'heartbeat')).toHaveLength(1);
  });

  test('says that the middleware is missing, and goes on living', async () => {
    watcher = new RunningWatcher({ ...place, library: '/nowhere/cps3.so' });
    await watcher.next('middleware-missing');
    await watcher.next('heartbeat');
  });

  test('tells of a library that cannot be loaded, and goes on living', async () => {
    watcher = new RunningWatcher({ ...place, library: '/etc/hostname' });
    await watcher.next('fault');
    await watcher.next('heartbeat');
  });

  test('ends when the process that started it is gone', async () => {
    watcher = new RunningWatcher(place);
    await watcher.next('card');
    watcher.child.disconnect();
    await once(watcher.child, 'exit');
    expect(watcher.child.exitCode).toBe(0);
  });
});
