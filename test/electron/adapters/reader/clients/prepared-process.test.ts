import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { CardClient } from '../../../../../electron/adapters/reader/clients/card-client.ts';
import { systemClock } from '../../../../../electron/adapters/system/clock.ts';
import { forkNode } from '../../../../../electron/adapters/reader/clients/fork-node.ts';
import type { Child, ForkProcess } from '../../../../../electron/adapters/reader/clients/fork-process.ts';
import { removeSoftCards, softCard } from '../../../../support/cards/soft-card.ts';

const ENTRY = fileURLToPath(new URL('../../../../../electron/card-process.ts', import.meta.url));

const GUARD = { clock: systemClock, silenceMs: 15_000 };

afterAll(removeSoftCards);

function lives(child: Child): boolean {
  try {
    process.kill(child.pid ?? 0, 0);
    return true;
  } catch {
    return false;
  }
}

/** A client on a card of software, and every process it started. */
async function counted() {
  const place = await softCard();
  const real = forkNode(place.env);
  const started: Child[] = [];
  const processes: ForkProcess = {
    fork: (...rest) => {
      const child = real.fork(...rest);
      started.push(child);
      return child;
    },
  };
  return { client: new CardClient(processes, { entry: ENTRY, library: place.library }, GUARD), started };
}

async function gone(child: Child | undefined): Promise<void> {
  await expect.poll(() => child !== undefined && lives(child), { timeout: 20_000 }).toBe(false);
}

describe('a card process started ahead', () => {
  test('reads the first card; the reading after it has a process of its own (decision 8)', async () => {
    const { client, started } = await counted();
    client.prepare();
    expect(client.line()).toBeNull();
    expect((await client.read()).ok).toBe(true);
    expect(started).toHaveLength(1);
    expect(client.pid).toBe(started[0]?.pid);
    expect((await client.read()).ok).toBe(true);
    expect(started).toHaveLength(2);
    await gone(started[0]);
    client.close();
    await gone(started[1]);
  });

  test('outlives the removal of a card and ends with the desk', async () => {
    const { client, started } = await counted();
    client.prepare();
    client.prepare();
    client.end();
    expect(started).toHaveLength(1);
    expect(started[0] && lives(started[0])).toBe(true);
    client.close();
    await gone(started[0]);
  });

  test('is started afresh when it died before a card came, and nobody is told that a card was lost', async () => {
    const { client, started } = await counted();
    let lost = 0;
    client.onLost(() => (lost += 1));
    client.prepare();
    const spare = started[0];
    process.kill(spare?.pid ?? 0, 'SIGKILL');
    await gone(spare);
    await expect.poll(async () => (await client.read()).ok, { timeout: 20_000 }).toBe(true);
    expect(client.pid).not.toBe(spare?.pid);
    expect(lost).toBe(0);
    client.close();
  });
});
