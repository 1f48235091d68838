import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { TEST_PIN } from '../../../../sandbox/card/provision.ts';
import type { CardAnswer } from '../../../../electron/adapters/reader/processes/messages.ts';
import { RunningCard } from '../../../support/cards/card-process.ts';
import { startMutualServer, startStrictServer, type MutualServer } from '../../../support/cards/mutual-server.ts';
import { removeSoftCards, softCard, type SoftCard } from '../../../support/cards/soft-card.ts';

let place: SoftCard;
let server: MutualServer;
let card: RunningCard;

beforeAll(async () => {
  place = await softCard();
  server = await startMutualServer(place.pki);
});
afterAll(async () => {
  await server.stop();
  await removeSoftCards();
});
afterEach(() => card.end());

async function openCard(id?: string): Promise<RunningCard> {
  card = new RunningCard(id ? await softCard(id) : place);
  expect((await card.login(TEST_PIN)).outcome.kind).toBe('open');
  return card;
}

function post(path: string, body: Uint8Array = Buffer.from('<soap/>'), timeoutMs = 5_000) {
  const url = path.startsWith('https') ? path : `${server.url}${path}`;
  const headers = { 'content-type': 'application/soap+xml' };
  return { op: 'request', url, headers, body, roots: join(place.pki, 'roots.pem'), timeoutMs } as const;
}

function failure(answer: CardAnswer): [string, string] {
  if (answer.kind !== 'fault') throw new Error(`answered ${answer.kind}`);
  return [answer.fault.code, answer.class];
}

describe('TLS with the key of the card (decision 8: one PIN serves signatures and TLS)', () => {
  test('posts over TLS 1.2 with an accepted suite, as the holder, without a second PIN', async () => {
    const process = await openCard();
    const answer = await process.ask(post('/echo'), 'response');
    expect(answer).toMatchObject({ status: 200, headers: { 'x-seen': '7' } });
    expect(Buffer.from(answer.body).toString()).toBe('received');
    expect(server.seen.at(-1)).toMatchObject({ commonName: '899700000011', protocol: 'TLSv1.2' });
    expect(server.seen.at(-1)?.cipher).toMatch(/^ECDHE-RSA-/);
  });

  test('R34: a GET takes the same way, without a body, and no more is read than was allowed', async () => {
    const process = await openCard();
    const get = { ...post('/echo', new Uint8Array()), method: 'GET' } as const;
    const answer = await process.ask({ ...get, largestAnswer: 8 }, 'response');
    expect(Buffer.from(answer.body).toString()).toBe('received');
    expect(server.seen.at(-1)).toMatchObject({ method: 'GET', bytes: 0, commonName: '899700000011' });
    expect(failure(await process.order({ ...get, largestAnswer: 7 }).answer)[0]).toBe('network/answer-too-large');
  });

  test('uses one connection for requests that follow each other, and signs in between', async () => {
    const process = await openCard();
    const before = server.seen.length;
    await process.ask(post('/echo'), 'response');
    await process.ask({ op: 'sign', key: 'signature', data: Buffer.from('x') }, 'signed');
    await process.ask(post('/echo'), 'response');
    const [first, second] = server.seen.slice(before);
    expect(second?.connection).toBe(first?.connection);
  });

  test('an exchange is held to the certificate that was judged; over a line kept open, too, nothing is asked twice', async () => {
    const process = await openCard();
    const before = server.seen.length;
    const other = { ...post('/echo'), server: 'AA:BB' };
    expect(failure(await process.order(other).answer)).toEqual(['network/server-unjudged', 'transient']);
    expect(server.seen).toHaveLength(before);
    const own = new X509Certificate(readFileSync(join(place.pki, 'server.pem'))).fingerprint256;
    for (let left = 2; left > 0; left -= 1) await process.ask({ ...post('/echo'), server: own }, 'response');
    const [first, second] = server.seen.slice(before);
    expect(second?.connection).toBe(first?.connection);
  });

  test('opens several connections at once', async () => {
    const process = await openCard();
    const answers = await Promise.all([1, 2, 3, 4].map(() => process.ask(post('/echo'), 'response')));
    expect(answers.map(({ status }) => status)).toStrictEqual([200, 200, 200, 200]);
  });

  test('answers with any status: the codec reads faults in a 500', async () => {
    const process = await openCard();
    const answer = await process.ask(post('/refuse'), 'response');
    expect([answer.status, Buffer.from(answer.body).toString()]).toStrictEqual([500, '<fault/>']);
  });

  test('tells how far a large body is', async () => {
    const process = await openCard();
    const body = Buffer.alloc(3_000_000, 1);
    await process.ask(post('/echo', body), 'response');
    const told = process.heard.flatMap((answer) => (answer.kind === 'progress' ? [answer.sent] : []));
    expect(told.length).toBeGreaterThan(10);
    expect(told).toStrictEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(body.length);
    expect(server.seen.at(-1)?.bytes).toBe(body.length);
  });

  test('N6: a line cut after the body is ambiguous, never transient', async () => {
    const process = await openCard();
    expect(failure(await process.order(post('/reset')).answer)).toStrictEqual(['network/reset', 'ambiguous']);
  });

  test('N6: an abort after the body is ambiguous', async () => {
    const process = await openCard();
    const before = server.seen.length;
    const { id, answer } = process.order(post('/silent'));
    await expect.poll(() => server.seen.length).toBe(before + 1);
    process.abort(id);
    expect(failure(await answer)).toStrictEqual(['network/aborted', 'ambiguous']);
  });

  test('N6: silence after the body is ambiguous', async () => {
    const process = await openCard();
    const { answer } = process.order(post('/silent', Buffer.from('x'), 400));
    expect(failure(await answer)).toStrictEqual(['network/timeout', 'ambiguous']);
  });

  test('nothing listening is transient', async () => {
    const process = await openCard();
    const idle = await startMutualServer(place.pki);
    await idle.stop();
    const { answer } = process.order(post(`${idle.url}/echo`));
    expect(failure(await answer)).toStrictEqual(['network/refused', 'transient']);
  });

  test('a name nobody knows is transient', async () => {
    const process = await openCard();
    const { answer } = process.order(post('https://store.invalid/echo'));
    const [code, failureClass] = failure(await answer);
    expect(code).toBe('network/name-unknown');
    expect(failureClass).toBe('transient');
  });

  test('a server under another root never sees the body', async () => {
    const process = await openCard();
    const before = server.seen.length;
    const other = join(place.pki, 'authorities', 'organisations.pem');
    const { answer } = process.order({ ...post('/echo'), roots: other });
    expect(failure(await answer)).toStrictEqual(['network/server-untrusted', 'transient']);
    expect(server.seen.length).toBe(before);
  });

  test('a card that the server refuses is refused for good', async () => {
    const strict = await startStrictServer(place.pki);
    try {
      const process = await openCard('899700000060');
      const { answer } = process.order(post(strict.url));
      expect(failure(await answer)).toStrictEqual(['network/certificate-refused', 'permanent']);
    } finally {
      await strict.stop();
    }
  });

  test('before the PIN nothing is sent', async () => {
    card = new RunningCard(place);
    const before = server.seen.length;
    const { answer } = card.order(post('/echo'));
    expect(failure(await answer)).toStrictEqual(['card/not-open', 'transient']);
    expect(server.seen.length).toBe(before);
  });

  test('H47: the PIN is in no environment of the process after TLS either', async () => {
    const process = await openCard();
    await process.ask(post('/echo'), 'response');
    const pid = process.child.pid ?? 0;
    expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toMatch(/pin-value|=1234/);
    expect(process.printed() + JSON.stringify(process.heard)).not.toContain(`"${TEST_PIN}"`);
    expect(process.printed().replace('bad engine id\n', '')).toBe('');
  });
});
