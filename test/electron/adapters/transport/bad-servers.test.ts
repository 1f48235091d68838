import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeOf } from '../../../support/cards/judge.ts';
import { reachDmp } from '../../../../electron/adapters/transport/reach-dmp.ts';
import { softwareTransport } from '../../../../electron/adapters/transport/software-transport.ts';
import { TEST_PIN } from '../../../../sandbox/card/provision.ts';
import { peakGrowth } from '../../../support/peak-memory.ts';
import { FLAWS, startFlawedServer, type CountingServer } from '../../../support/cards/bad-servers.ts';
import { RunningCard } from '../../../support/cards/card-process.ts';
import { BOMBS } from '../../../support/cards/packed-bomb.ts';
import { removeSoftCards, softCard, type SoftCard } from '../../../support/cards/soft-card.ts';

let place: SoftCard;
let roots: string;
let card: RunningCard;

beforeAll(async () => {
  place = await softCard();
  roots = join(place.pki, 'roots.pem');
  card = new RunningCard(place);
  await card.login(TEST_PIN);
});
afterAll(async () => {
  await card.end();
  await removeSoftCards();
});

const body = new TextEncoder().encode('<soap>patient</soap>');

/** Code of the failure, or «sent». */
type Way = (url: string) => Promise<string>;

/** The ways in which this program reaches a server. */
const WAYS: Readonly<Record<string, Way>> = {
  'the card': async (url) => {
    const answer = await card.order({ op: 'request', url, headers: {}, body, roots, timeoutMs: 10_000 }).answer;
    return answer.kind === 'fault' ? answer.fault.code : 'sent';
  },
  'a certificate in a file': async (url) => {
    const read = (name: string): string => readFileSync(join(place.pki, 'organisations/10B0170011', name), 'utf8');
    const transport = softwareTransport({ certificate: read('auth.pem'), key: read('auth.key.pem'), roots });
    const answer = await transport.send({ url, headers: {}, body });
    return answer.ok ? 'sent' : answer.fault.code;
  },
  'the look before the PIN': async (url) => {
    const answer = await reachDmp(url, readFileSync(roots, 'utf8'), judgeOf(roots));
    return answer.ok ? 'sent' : answer.fault.code;
  },
};

async function onServer<T>(flaw: Parameters<typeof startFlawedServer>[1], act: (server: CountingServer) => Promise<T>) {
  const server = await startFlawedServer(place.pki, flaw);
  try {
    return await act(server);
  } finally {
    await server.stop();
  }
}

describe.each(Object.keys(WAYS))('by %s', (way) => {
  const go = WAYS[way] ?? (() => Promise.resolve('no such way'));

  test('a server without a flaw is reached', async () => {
    expect(await onServer({}, ({ url }) => go(url))).toBe('sent');
  });

  test.each(Object.keys(FLAWS))('H54: a server that %s gets not one byte', async (name) => {
    const { flaw, code } = FLAWS[name] ?? { flaw: {}, code: /none/ };
    await onServer(flaw, async (server) => {
      expect(await go(server.url)).toMatch(code);
      expect(server.requests()).toBe(0);
    });
  });
});

test('a redirect is not followed: a request about a patient goes to no address that nobody configured', async () => {
  const bait = await startFlawedServer(place.pki);
  const server = await startFlawedServer(place.pki, { redirectTo: bait.url });
  try {
    for (const way of ['the card', 'a certificate in a file']) expect(await WAYS[way]?.(server.url)).toBe('sent');
    expect(server.requests()).toBe(2);
    expect(bait.requests()).toBe(0);
  } finally {
    await server.stop();
    await bait.stop();
  }
});

/** What one exchange may take beyond what the process had: a tenth of the smallest of these bombs, unpacked. */
const MOST_MB = 50;

test.each(Object.keys(BOMBS))(
  'H54: an answer that %s unpacks to gigabytes is not unpacked, nor one with a fault',
  async (coding) => {
    const bytes = BOMBS[coding]?.() ?? Buffer.alloc(0);
    for (const status of [200, 500]) {
      await onServer({ packed: { coding, bytes, status } }, async ({ url }) => {
        const said: (string | undefined)[] = [];
        const ask = (way: string) => async (): Promise<void> => void said.push(await WAYS[way]?.(url));
        expect(await peakGrowth(card.child.pid ?? 0, ask('the card'))).toBeLessThan(MOST_MB);
        expect(await peakGrowth('self', ask('a certificate in a file'))).toBeLessThan(MOST_MB);
        expect(said).toEqual(['network/answer-packed', 'network/answer-packed']);
      });
    }
  },
);
