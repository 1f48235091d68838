import { verify, X509Certificate } from 'node:crypto';
import type { Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { diagnose } from '../../../../electron/services/card/doctor.ts';
import type { CardSession } from '../../../../electron/services/card/ports.ts';
import { createCrlServer, crlPort } from '../../../../sandbox/server/crl-server.ts';
import { removeSoftCards, softCard, type SoftCard } from '../../../support/cards/soft-card.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { deskOn, type DeskOptions, type RunningDesk } from './desk-on.ts';

const OFFICE = '499700000011001';
let card: SoftCard;
let lists: Server;
let running: RunningDesk;

beforeAll(async () => {
  card = await softCard();
  lists = createCrlServer(card.pki);
  await new Promise<void>((listening) => lists.listen(crlPort(card.pki), '127.0.0.1', listening));
});
afterAll(async () => {
  lists.close();
  await removeSoftCards();
});
afterEach(() => running.close());

function start(options: Partial<DeskOptions> = {}, on: SoftCard = card): RunningDesk {
  running = deskOn({ library: on.library, env: { ...process.env, ...on.env }, pki: on.pki, ...options });
  return running;
}

async function open(options: Partial<DeskOptions> = {}): Promise<{ desk: RunningDesk; session: CardSession }> {
  const desk = start(options);
  await desk.until('locked');
  await desk.unlock('1234', OFFICE);
  const session = desk.desk.session();
  if (!session) throw new Error(`not open: ${JSON.stringify(desk.desk.state())}`);
  return { desk, session };
}

describe('a session with a card', () => {
  test('shows the holder and the validity before any PIN (decision 10)', async () => {
    const { state } = await start().until('locked');
    expect(state.holder).toMatchObject({ nationalId: '899700000011', family: 'LIBRE', given: 'Jeanne' });
    expect(state.holder.profession).toMatchObject({ code: '10', displayName: 'Médecin' });
    expect(state.validUntil).toBeGreaterThan(Date.now());
    expect(state.warnings).toBeUndefined();
    expect(state.situationLastUsed).toBeUndefined();
  });

  test('asks for the situation of exercise after the PIN when the card has several (EX_GEN-1370)', async () => {
    const desk = start();
    await desk.until('locked');
    const unlocked = await desk.unlock();
    expect(unlocked).toMatchObject({ ok: true, value: { kind: 'choosing-situation' } });
    expect(desk.desk.session()).toBeNull();
    expect(desk.told).toHaveLength(0);
    expect(await desk.desk.chooseSituation('nowhere')).toMatchObject({ fault: { code: 'card/situation-unknown' } });
    expect(await desk.desk.chooseSituation('10B0170011')).toMatchObject({ ok: true, value: { kind: 'open' } });
    expect(desk.desk.session()?.situation.sector).toBe('SA01');
  });

  test('signs with each key what its certificate verifies, and alike each time', async () => {
    const { session } = await open();
    const data = Buffer.from('à signer');
    for (const use of ['authentication', 'signature'] as const) {
      const signed = await session.sign(use, data);
      const { publicKey } = new X509Certificate(session.certificates[use]);
      expect(signed.ok && verify('sha256', data, publicKey, signed.value)).toBe(true);
    }
    expect(await session.signsDeterministically()).toEqual({ ok: true, value: true });
    expect(session.maySend).toBe(true);
    expect(session.issuers).toHaveLength(2);
  });

  test('H46: a wrong PIN keeps it locked and says so, the right one opens it then', async () => {
    const desk = start();
    await desk.until('locked');
    expect(await desk.unlock('9999', OFFICE)).toMatchObject({ ok: false, fault: { code: 'card/pin-wrong' } });
    expect(desk.desk.state()).toMatchObject({ kind: 'locked', triesLeft: 'low' });
    expect(await desk.unlock('1234', OFFICE)).toMatchObject({ ok: true, value: { kind: 'open' } });
  });

  test('H46: what cannot be a code never reaches the card, and the bytes of a PIN are wiped in every case', async () => {
    const desk = start();
    await desk.until('locked');
    expect(await desk.unlock('12')).toMatchObject({ fault: { code: 'card/pin-format' } });
    const wrong = new TextEncoder().encode('9999');
    await desk.desk.unlock(wrong);
    const right = new TextEncoder().encode('1234');
    await desk.desk.unlock(right, OFFICE);
    expect([...wrong, ...right]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('locks by hand: keys die, and the same card with its PIN comes back to the same place (decision 13)', async () => {
    const { desk, session } = await open();
    const processId = desk.client.pid;
    expect(desk.desk.lock('by-hand')).toMatchObject({ kind: 'locked', lockedBy: 'by-hand' });
    expect(desk.desk.session()).toBeNull();
    await desk.desk.settled();
    expect(await session.sign('signature', Buffer.from('x'))).toEqual({ ok: false, fault: { code: 'card/ended' } });
    expect(desk.client.pid).not.toBe(processId);
    expect(desk.desk.state()).toMatchObject({ situationLastUsed: { structureId: OFFICE } });
    await desk.unlock('1234', OFFICE);
    expect(desk.told.map((each) => [each.what, 'sameCard' in each ? each.sameCard : each.reason])).toEqual([
      ['opened', false],
      ['locking', 'by-hand'],
      ['opened', true],
    ]);
    expect(await session.sign('signature', Buffer.from('x'))).toEqual({ ok: false, fault: { code: 'card/ended' } });
  });

  test('lets the journal be sealed while it locks, but not for longer than its share of 500 ms', async () => {
    let sealed = false;
    const { desk } = await open({
      hooks: {
        locking: async (session) => {
          sealed = (await session.sign('authentication', Buffer.from('head'))).ok;
          await new Promise(() => undefined);
        },
      },
    });
    const { pid } = desk.client;
    const startedAt = performance.now();
    desk.desk.lock('sleep');
    while (desk.client.pid === pid) await new Promise((go) => setTimeout(go, 5));
    expect(sealed).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  test('H47: locks when nobody has given a sign of life for the time set', async () => {
    const clock = new ManualClock(Date.now());
    const { desk } = await open({ clock, idleLockMs: 60_000 });
    await clock.advance(59_000);
    desk.desk.touch();
    await clock.advance(59_000);
    expect(desk.desk.state().kind).toBe('open');
    await clock.advance(1_001);
    expect(desk.desk.state()).toMatchObject({ kind: 'locked', lockedBy: 'idle' });
  });

  test('H44: the card process killed locks, and the card can be used again', async () => {
    const { desk } = await open();
    process.kill(desk.client.pid ?? 0, 'SIGKILL');
    await desk.until('unreadable');
    expect(desk.desk.session()).toBeNull();
    expect(desk.told.at(-1)).toMatchObject({ what: 'locking', reason: 'doubt' });
    const { state } = await desk.until('locked');
    expect(state.lockedBy).toBe('doubt');
    expect(await desk.unlock('1234', OFFICE)).toMatchObject({ ok: true });
  });

  test('H44, H46: a middleware that hangs in a signature is ended and named; the card can be used again', async () => {
    const { desk, session } = await open({ cardSilenceMs: 1_000 });
    process.kill(desk.client.pid ?? 0, 'SIGSTOP');
    const signing = session.sign('signature', Buffer.from('x'));
    const { state } = await desk.until('unreadable');
    expect(state.faultCode).toBe('card/process-lost');
    expect(await signing).toEqual({ ok: false, fault: { code: 'card/ended' } });
    const ahead = { errorMs: -3_600_000, movedMs: 0, certain: true, heardAt: 1 };
    expect(await diagnose(desk.desk, null, () => ahead)).toMatchObject([
      { layer: 'middleware', verdict: 'fault', detail: { code: 'card/process-lost' } },
      { layer: 'reader', verdict: 'ok' },
      { layer: 'card', verdict: 'not-checked' },
      {},
      {},
      { layer: 'clock', verdict: 'fault', detail: { code: 'clock/wrong', clock: ahead } },
    ]);
    await desk.until('locked');
    expect(desk.states.slice(desk.states.findIndex(({ kind }) => kind === 'unreadable'))).not.toContainEqual({
      kind: 'reading',
    });
    expect(await desk.unlock('1234', OFFICE)).toMatchObject({ ok: true });
  });

  test.each(['SIGSTOP', 'SIGKILL'] as const)('H44: a watcher that gets %s locks within a second', async (signal) => {
    const { desk } = await open();
    const startedAt = performance.now();
    process.kill(desk.watch.pid ?? 0, signal);
    await desk.until('unreadable');
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(desk.desk.session()).toBeNull();
    await desk.until('locked');
  });

  test('a workplace that cannot be opened leaves the card locked and its login ended', async () => {
    const desk = start({
      hooks: { opened: () => Promise.resolve({ ok: false, fault: { code: 'store/unreadable' } }) },
    });
    await desk.until('locked');
    const { pid } = desk.client;
    expect(await desk.unlock('1234', OFFICE)).toMatchObject({ fault: { code: 'store/unreadable' } });
    await desk.desk.settled();
    expect(desk.desk.state().kind).toBe('locked');
    expect(desk.desk.session()).toBeNull();
    expect(desk.client.pid).not.toBe(pid);
  });
});

describe('cards that are refused before any PIN (H24)', () => {
  test.each([
    ['899700000060', 'expired'],
    ['899700000078', 'revoked'],
    ['699700000011001/SEC0001', 'profession-refused'],
  ])('%s is %s, with its holder named', async (id, why) => {
    const { state } = await start({}, await softCard(id)).until('refused');
    expect(state.why).toBe(why);
    expect(state.holder.nationalId).toBe(id);
    expect(await running.unlock()).toMatchObject({ fault: { code: 'card/not-ready' } });
  });

  test.each([
    ['899700000045', '21'],
    ['899700000052', '60'],
  ])('%s, profession %s, may open a session', async (id, profession) => {
    const { state } = await start({}, await softCard(id)).until('locked');
    expect(state.holder.profession.code).toBe(profession);
  });
});
