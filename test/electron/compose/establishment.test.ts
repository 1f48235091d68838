import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../../electron/adapters/settings/read-settings.ts';
import { readHandedOver } from '../../../electron/adapters/system/handed-over-lot.ts';
import { fileKeyStore } from '../../../electron/adapters/system/workstation-keys.ts';
import { openEstablishment, type Establishment } from '../../../electron/compose/establishment.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { until, value } from '../../support/workstation/working.ts';
import { description, FeedBench, HOSPITAL } from '../cli/feed/feed-bench.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'dmp-establishment-'));
let bench: FeedBench;
let clock: ManualClock;
let relay: Relay;

/** A line to the store that can be cut: while it is down, connections are refused at once. */
class Relay {
  readonly port: number;
  #server: Server | null = null;
  readonly #open = new Set<Socket>();
  readonly #to: number;

  constructor(port: number, to: number) {
    this.port = port;
    this.#to = to;
  }

  async up(): Promise<void> {
    const server = createServer((socket) => {
      const onward = connect(this.#to, '127.0.0.1');
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
      for (const one of [socket, onward]) one.on('error', () => (socket.destroy(), onward.destroy()));
      socket.pipe(onward).pipe(socket);
    });
    await new Promise<void>((listening) => server.listen(this.port, '127.0.0.1', listening));
    this.#server = server;
  }

  async down(): Promise<void> {
    // Lines kept open would be waited for.
    for (const socket of this.#open) socket.destroy();
    await new Promise((closed) => (this.#server ? this.#server.close(closed) : closed(null)));
    this.#server = null;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a pipe's name
  await new Promise((closed) => server.close(closed));
  return port;
}

async function open(changed: (job: OutboxJob) => void = () => undefined): Promise<Establishment> {
  const profile = join(folder, 'worker');
  const settings = value(readSettings(bench.config, profile));
  return value(
    await openEstablishment({
      settings,
      version: '0.0.0-test',
      folder: profile,
      resources: join(import.meta.dirname, '..', '..', '..', 'resources'),
      keyStore: fileKeyStore(join(profile, 'key')),
      code: '',
      recovery: null,
      clock,
      log: { info: () => undefined, warn: () => undefined },
      onJob: changed,
    }),
  );
}

const handedOver = (changes: Record<string, unknown> = {}) => {
  const read = readHandedOver(JSON.stringify(description(changes)), null);
  if (!read.ok || read.value.act !== 'deposit') throw new Error(JSON.stringify(read));
  return read.value.lot;
};

beforeAll(async () => {
  bench = await FeedBench.start(folder);
  const { port } = new URL(String(bench.store.settings['baseUrl']));
  relay = new Relay(await freePort(), Number(port));
  mkdirSync(join(folder, 'worker'), { recursive: true });
  bench.configure({ baseUrl: String(bench.store.settings['baseUrl']).replace(`:${port}`, `:${relay.port}`) });
  clock = new ManualClock(Date.now());
}, 90_000);
afterAll(async () => {
  await relay.down();
  await bench.store.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the outbox of an establishment', () => {
  test('H29, H30: thirty days without the store, its worker started again and again: everything leaves once, in order', async () => {
    const first = handedOver();
    const next = handedOver({ replaces: first.uniqueId, title: 'Version corrigée' });
    let at = await open();
    for (const lot of [first, next, handedOver()]) value(await at.handIn(lot));
    const waiting = at.jobs();
    at.begin();
    for (let step = 1; step <= 5; step += 1) {
      await until(() => (at.nextDueAt() ?? Infinity) > clock.now(), 'a try that failed');
      await bench.store.order('/clock', { advanceMs: 6 * DAY_MS });
      await clock.advance(6 * DAY_MS);
      await at.close('outage');
      at = await open();
      expect(at.jobs().map(({ id }) => id)).toEqual(waiting.map(({ id }) => id));
      expect(at.jobs().every(({ state }) => state === 'queued' || state === 'held-back' || state === 'review')).toBe(
        true,
      );
      at.begin();
    }
    await relay.up();
    const sent = (): boolean => at.jobs().every(({ state }) => state === 'sent');
    for (let left = 200; left > 0 && !sent(); left -= 1) {
      await bench.store.order('/clock', { advanceMs: 60_000 });
      await clock.advance(60_000);
      await wait(20);
    }
    expect(at.jobs().map(({ state, failure }) => [state, failure?.fault.code])).toEqual(
      waiting.map(() => ['sent', undefined]),
    );
    expect(waiting.map(({ uniqueId }) => bench.held(uniqueId))).toEqual([1, 1, 1]);
    await at.close('done');
  }, 90_000);
});

test.each([-1, 1])(
  'H50: a worker whose clock is off by %i h deposits all the same, each document once',
  async (hours) => {
    const at = await open();
    clock.set(hours * HOUR_MS);
    const { id, uniqueId } = value(await at.handIn(handedOver()));
    const job = (): OutboxJob | undefined => at.jobs().find((one) => one.id === id);
    at.begin();
    await until(() => job()?.state === 'sent' || job()?.state === 'refused', 'the registry’s word');
    expect(job()).toMatchObject({ state: 'sent', uniqueId });
    expect(bench.held(uniqueId)).toBe(1);
    clock.set(-hours * HOUR_MS);
    await at.close('done');
  },
  30_000,
);

describe('who speaks', () => {
  test('H33: its jobs are of the structure, and bear the author who validated them', async () => {
    const at = await open();
    expect(at.structureId).toBe(HOSPITAL);
    const jobs = at.jobs();
    expect(jobs.length).toBeGreaterThan(0);
    for (const job of jobs)
      expect(job).toMatchObject({ mode: 'structure', structureId: HOSPITAL, authorId: '899700000037' });
    await at.close('done');
  }, 30_000);

  test.each([
    [
      'a professional’s certificate',
      { certificate: 'persons/899700000011/auth.pem', key: 'persons/899700000011/auth.key.pem' },
      'establishment/not-a-structure',
    ],
    [
      'the seal in the place of the client',
      { certificate: `organisations/${HOSPITAL}/sign.pem`, key: `organisations/${HOSPITAL}/sign.key.pem` },
      'establishment/wrong-usage',
    ],
    [
      'another key',
      { certificate: `organisations/${HOSPITAL}/auth.pem`, key: 'server.key.pem' },
      'establishment/key-mismatch',
    ],
    [
      'no certificate',
      { certificate: 'ports.json', key: `organisations/${HOSPITAL}/auth.key.pem` },
      'establishment/certificate-unreadable',
    ],
  ])(
    '%s opens nothing',
    async (_, files, code) => {
      const authentication = { certificate: bench.pki(files.certificate), key: bench.pki(files.key) };
      bench.configure({}, { authentication });
      const end = await openRefused();
      expect(end).toBe(code);
      bench.configure({});
    },
    30_000,
  );
});

test('H46: certificates out of date open nothing', async () => {
  bench.configure({}, bench.renewed(-1_000));
  expect(await openRefused()).toBe('establishment/expired');
  bench.configure({});
}, 30_000);

async function openRefused(): Promise<string> {
  try {
    await (await open()).close('done');
    return 'opened';
  } catch (error) {
    return error instanceof Error ? String((JSON.parse(error.message) as { code: string }).code) : 'unknown';
  }
}
