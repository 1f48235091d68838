/**
 * What a machine does to a session at work: its clock is wrong, or the middleware of the card keeps a call for itself (issue 4).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../electron/adapters/system/clock.ts';
import type { Hold } from '../../../shared/contract/holds.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import { canPullCards, removableCard, type RemovableCard } from '../../app/support/removable-card.ts';
import { startSandboxStore, type SandboxStore } from '../../support/workstation/sandbox-store.ts';
import { until, value, Working } from '../../support/workstation/working.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const STRUCTURE = '499700000011001';
const PIN = '1234';
/** 8 s in the product (`cardSilenceMs`). */
const SILENCE_MS = 2_000;
let store: SandboxStore;
let card: RemovableCard;
let working: Working;
let folder: string;
/** How far the clock of this workstation was set ahead. */
let aheadMs = 0;
let token = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clock-off-'));
  store = await startSandboxStore(join(folder, 'store'));
  // Without a compiler the card is shown as it is, and nothing hangs.
  const hanging = canPullCards() ? removableCard({ folder, store }) : null;
  if (hanging) card = hanging;
  working = await Working.start({
    folder,
    store,
    structureId: STRUCTURE,
    settings: { cardSilenceMs: SILENCE_MS, readerSilenceMs: 5_000, ...(hanging && { pkcs11Library: hanging.library }) },
    clock: () => ({ ...systemClock, now: () => systemClock.now() + aheadMs }),
  });
  token = await working.open('PAT-TROIS');
}, 90_000);
afterAll(async () => {
  await working?.stop();
  await store?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const state = () => working.workstation.appDesk.state();
const rows = (kind: string) => working.journal().filter((row) => row.kind === kind);
const ask = () => working.work.lists.list({ token, scope: 'all', archived: true, obsolete: true });

async function putRight(): Promise<void> {
  aheadMs = 0;
  await until(() => {
    void ask();
    return state().clockErrorMs === 0 && state().clockMovedMs === 0;
  }, 'the clock that was put right');
}

test('H19, N7: a workstation set forty days ahead does not take a hold for released, says so, and goes on once it is right', async () => {
  const { uniqueId } = await working.deposit(token, { patient: 'hold', holdReason: 'Diagnostic à annoncer' });
  const phase = (): Hold['phase'] | undefined =>
    working.work.holds.list().holds.find(({ versions }) => versions.includes(uniqueId))?.phase;
  const rowId = (await working.row(token, uniqueId))?.rowId ?? '';
  expect(state()).toMatchObject({ clockErrorMs: 0, clockMovedMs: 0 });

  aheadMs = 40 * DAY;
  // Nothing was asked of the DMP yet: the machine's own counter tells.
  expect(phase()).toBe('HELD');
  expect(state().clockMovedMs).toBeGreaterThan(39 * DAY);
  expect(rows('session.clock-moved').map(({ facts }) => Number(facts['seconds']))).toEqual([40 * 86_400]);
  expect(value(working.work.outputs.verdicts(token, rowId)).print).toBe('output/held');

  await ask();
  await until(() => state().clockErrorMs !== 0, 'the error');
  expect(Math.abs(state().clockErrorMs + aheadMs)).toBeLessThan(60_000);
  expect(phase()).toBe('HELD');
  expect(value(working.work.outputs.verdicts(token, rowId)).print).toBe('output/held');
  expect(rows('session.clock')).toHaveLength(1);

  await putRight();
  expect(phase()).toBe('HELD');
}, 60_000);

test.each([HOUR, -HOUR])(
  'H50, H29: a doctor whose clock is wrong by %d ms reads and deposits: the refusal says the time, one fresh assertion follows',
  async (byMs) => {
    aheadMs = byMs;
    expect(value(await ask()).rows.length).toBeGreaterThan(0);
    const { uniqueId, createdAt } = await working.deposit(token);
    expect((await working.row(token, uniqueId))?.uniqueId).toBe(uniqueId);
    // What the doctor validated bears the instant that his workstation showed him; the journal says how wrong it was.
    expect(Math.abs(createdAt - Date.now() - byMs)).toBeLessThan(5 * 60_000);
    await until(() => state().clockErrorMs !== 0, 'the error');
    expect(Number(rows('session.clock').at(-1)?.facts['seconds'])).toBeCloseTo(-byMs / 1_000, -2);
    const links = await working.workstation.diagnose();
    expect(links.at(-1)).toMatchObject({ layer: 'clock', verdict: 'fault', detail: { code: 'clock/wrong' } });
    await putRight();
  },
  60_000,
);

describe.skipIf(!canPullCards())('a middleware that keeps a call for itself', () => {
  afterEach(() => card.answerAgain());

  const kind = () => working.workstation.card.state().kind;
  /** What was said of the card since, in the words of the lock screen. */
  const said = (from: number): string => JSON.stringify(working.workstation.told.slice(from));

  /** It is named, locks, and is asked again by itself. */
  async function isNamed(from: number): Promise<void> {
    await until(() => said(from).includes('"card/process-lost"'), 'the layer that hangs being named');
    await until(() => kind() === 'locked', 'a card that can be tried again');
  }

  async function workGoesOn(): Promise<void> {
    card.answerAgain();
    await working.unlockAgain();
    token = value(await working.work.dossiers.current())?.token ?? '';
  }

  test('H44, H46: hanging in the login, it is ended and named, no try of the code is lost, and the code opens once it answers', async () => {
    working.workstation.card.lock('by-hand');
    await until(() => kind() === 'locked', 'the lock');
    const from = working.workstation.told.length;
    card.hang('login');
    const unlocking = working.workstation.card.unlock(new TextEncoder().encode(PIN), STRUCTURE);
    expect(await unlocking).toMatchObject({ ok: false });
    await isNamed(from);
    expect(working.workstation.card.state()).not.toMatchObject({ triesLeft: 'last' });
    await workGoesOn();
  }, 60_000);

  const stateOf = (jobId: string) => working.work.outbox.list().find((one) => one.jobId === jobId)?.state;

  /** The job is where it was left; it leaves once the middleware answers, and is in the dossier once. */
  async function leavesOnce(job: OutboxJob): Promise<void> {
    await workGoesOn();
    expect(stateOf(job.id)).toBeDefined();
    await working.sent(job);
    const { rows } = await working.list(token);
    expect(rows.filter((row) => 'title' in row && row.title === job.title)).toHaveLength(1);
  }

  test('H29, H44, H46, N6: hanging in the signature of an upload, it is named, the job waits in sight, and leaves once', async () => {
    const from = working.workstation.told.length;
    card.hang('signature');
    const job = await working.queue(token, { title: 'Pendant la signature' }, 'Texte de la signature');
    await isNamed(from);
    await leavesOnce(job);
  }, 60_000);

  test('H29, H44, H46, N6: hanging in the handshake before the look-up of a doubtful upload, it is named, and what waits is there once', async () => {
    await store.order('/latency', { latencyMs: 60_000 });
    const job = await working.queue(token, { title: 'Avant la poignée de main' }, 'Texte de la poignée de main');
    await until(() => stateOf(job.id) === 'sending', 'the upload');
    working.workstation.card.lock('by-hand');
    await until(() => kind() === 'locked', 'the lock');
    await store.order('/latency', { latencyMs: 0 });
    const from = working.workstation.told.length;
    card.hang('tls');
    await working.unlockAgain();
    await isNamed(from);
    await leavesOnce(job);
  }, 60_000);
});
