import { verify, X509Certificate } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RunningCard, RunningWatcher } from '../../../support/cards/card-process.ts';
import { startMutualServer, type MutualServer } from '../../../support/cards/mutual-server.ts';
import { MAIN_PRACTITIONER, removeSoftCards, softCard, type SoftCard } from '../../../support/cards/soft-card.ts';
import { virtualCardHindrance, virtualReader, type VirtualReader } from '../../../support/cards/virtual-card.ts';

const PIN = '1234';
const WRONG = '9999';
const HINDRANCE = virtualCardHindrance();
const LIMIT_MS = 500;

describe.skipIf(HINDRANCE)(`a card over pcscd, vpcd and OpenSC ${HINDRANCE ? `(not here: ${HINDRANCE})` : ''}`, () => {
  let place: SoftCard;
  let server: MutualServer;
  let reader: VirtualReader;
  let watcher: RunningWatcher;
  let card: RunningCard;

  beforeAll(async () => {
    place = await softCard();
    server = await startMutualServer(place.pki);
  });
  afterAll(async () => {
    await server.stop();
    await removeSoftCards();
  });
  beforeEach(async () => {
    reader = await virtualReader(place.pki);
    watcher = new RunningWatcher(reader);
    const seen = watcher.next('card');
    await reader.insert(MAIN_PRACTITIONER);
    await seen;
    card = new RunningCard(reader);
  });
  afterEach(async () => {
    await Promise.all([card.end(), watcher.end()]);
    await reader.close();
  });

  async function signature(key: 'authentication' | 'signature', text: string): Promise<boolean> {
    const described = await card.ask({ op: 'describe' }, 'described');
    const data = Buffer.from(text);
    const signed = await card.ask({ op: 'sign', key, data }, 'signed');
    return verify('sha256', data, new X509Certificate(described[key]).publicKey, signed.signature);
  }

  function post(connection: 'close' | 'keep-alive') {
    const roots = `${place.pki}/roots.pem`;
    const headers = { connection };
    return {
      op: 'request',
      url: `${server.url}/echo`,
      headers,
      body: Buffer.from('x'),
      roots,
      timeoutMs: 5000,
    } as const;
  }

  /** Milliseconds from the pull to the report of the watcher. */
  async function pull(): Promise<number> {
    const gone = watcher.next('no-card');
    const at = performance.now();
    await reader.remove();
    return (await gone).at - at;
  }

  test('H44: the watcher sees each pulled card, within 500 ms, and the card put back', async () => {
    const times = [await pull()];
    for (const heldMs of [0, 30, 80, 150, 250, 400]) {
      const back = watcher.next('card');
      await reader.insert(MAIN_PRACTITIONER);
      await back;
      await wait(heldMs);
      times.push(await pull());
    }
    process.stdout.write(`pulled card seen after ${times.map((ms) => Math.round(ms)).join(', ')} ms\n`);
    times.sort((a, b) => a - b);
    // The service itself asks the virtual reader every 400 ms, where a real one tells it at once: some may come late.
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(LIMIT_MS);
    expect(times.at(-1)).toBeLessThan(3 * LIMIT_MS);
  });

  test('H46: two wrong PINs warn of the last try, the third blocks, and the right one is then refused', async () => {
    const outcomes = [];
    for (const pin of [WRONG, WRONG, WRONG]) outcomes.push((await card.login(pin)).outcome);
    // OpenSC does not know how many tries a PIV card starts with: it says nothing of the first wrong one.
    expect(outcomes).toStrictEqual([
      { kind: 'wrong', tries: 'unknown' },
      { kind: 'wrong', tries: 'last' },
      { kind: 'blocked' },
    ]);
    expect((await card.login(PIN)).outcome).toStrictEqual({ kind: 'blocked' });
    expect((await card.ask({ op: 'describe' }, 'described')).tries).toBe('blocked');
  });

  test('H46: one human act costs one VERIFY, and a right PIN gives the tries back', async () => {
    const counts = [];
    for (const pin of [WRONG, PIN]) {
      await card.login(pin);
      counts.push((await reader.count()).verify);
    }
    expect(counts).toStrictEqual([1, 2]);
    expect((await card.ask({ op: 'describe' }, 'described')).tries).toBe('unknown');
  });

  test('before the PIN the card is read, and no VERIFY is made; it lists no situation of its own', async () => {
    const described = await card.ask({ op: 'describe' }, 'described');
    expect(new X509Certificate(described.authentication).subject).toContain(MAIN_PRACTITIONER);
    expect(described).toMatchObject({ tries: 'unknown', info: null });
    expect((await reader.count()).verify).toBe(0);
    expect((await card.login(PIN)).situations).toStrictEqual([]);
  });

  test('a key that wants the PIN each time signs again and again with the PIN asked once', async () => {
    await card.login(PIN);
    const texts = ['un', 'deux', 'trois'];
    for (const text of texts) expect(await signature('signature', text)).toBe(true);
    expect(await signature('authentication', 'quatre')).toBe(true);
    expect((await reader.count()).signatures).toBe(4);
  });

  test('H46: a PIN that is refused when presented again is not presented a second time', async () => {
    await card.login(PIN);
    expect(await signature('signature', 'un')).toBe(true);
    const before = (await reader.count()).verify;
    await reader.changePin('5678');
    for (const attempt of [1, 2, 3]) {
      const { fault } = await card.ask({ op: 'sign', key: 'signature', data: Buffer.from(`${attempt}`) }, 'fault');
      expect(fault.code).toBe(attempt === 1 ? 'card/pin-doubtful' : 'card/not-open');
    }
    expect((await reader.count()).verify - before).toBe(1);
  });

  test('opens TLS with the same login, also right after a signature that cleared it', async () => {
    await card.login(PIN);
    await signature('signature', 'VIHF');
    expect((await card.ask(post('close'), 'response')).status).toBe(200);
    await signature('signature', 'VIHF');
    expect((await card.ask(post('keep-alive'), 'response')).status).toBe(200);
    expect(server.seen.at(-1)?.commonName).toBe(MAIN_PRACTITIONER);
  });

  test('H44: signatures of 200 ms do not delay the watcher', async () => {
    await card.login(PIN);
    await reader.delaySignatures(200);
    const asked = 20;
    const orders = Array.from({ length: asked }, () =>
      card.order({ op: 'sign', key: 'authentication', data: Buffer.from('x') }),
    );
    await orders[0]?.answer;
    const ms = await pull();
    process.stdout.write(`pulled during slow signatures, seen after ${Math.round(ms)} ms\n`);
    // Far from the four seconds that these signatures would have taken.
    expect(ms).toBeLessThan(2 * LIMIT_MS);
    expect((await reader.count()).signatures).toBeLessThan(asked);
  });

  test('a signature asked from a pulled card fails, and names no key', async () => {
    await card.login(PIN);
    await pull();
    const answer = await card.order({ op: 'sign', key: 'signature', data: Buffer.from('x') }).answer;
    expect(answer).toMatchObject({ kind: 'fault' });
  });

  test('H44: the watcher tells that the smart card service died, and finds the card when it is back', async () => {
    const lost = watcher.next('fault', 'no-reader', 'no-card');
    const at = performance.now();
    await reader.killService();
    process.stdout.write(`dead service seen after ${Math.round((await lost).at - at)} ms\n`);
    const back = watcher.next('card');
    await reader.startService();
    await reader.insert(MAIN_PRACTITIONER);
    expect((await back).report.kind).toBe('card');
  });
});
