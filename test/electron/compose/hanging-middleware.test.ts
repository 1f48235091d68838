/** A middleware that keeps a call for itself: the card's own library between the product and its card (issue 4). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { canPullCards, removableCard, type RemovableCard } from '../../app/support/removable-card.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import { startSandboxStore, type SandboxStore } from '../../support/workstation/sandbox-store.ts';
import { until, value, Working } from '../../support/workstation/working.ts';

/** 8 s in the product (`cardSilenceMs`). */
const SILENCE_MS = 2_000;
const PIN = '1234';

let folder: string;
let store: SandboxStore;
let card: RemovableCard;
let working: Working;
let token: string;

beforeAll(async () => {
  if (!canPullCards()) return;
  folder = mkdtempSync(join(tmpdir(), 'hanging-middleware-'));
  store = await startSandboxStore(join(folder, 'store'));
  card = removableCard({ folder, store });
  working = await Working.start({
    folder,
    store,
    structureId: '499700000011001',
    settings: { pkcs11Library: card.library, cardSilenceMs: SILENCE_MS, readerSilenceMs: 5_000 },
  });
  token = await working.open('PAT-TROIS');
}, 90_000);
afterEach(() => card?.answerAgain());
afterAll(async () => {
  await working?.stop();
  await store?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

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

test.skipIf(!canPullCards())(
  'H44, H46: hanging in the login, it is ended and named, no try of the code is lost, and the code opens once it answers',
  async () => {
    working.workstation.card.lock('by-hand');
    await until(() => kind() === 'locked', 'the lock');
    const from = working.workstation.told.length;
    card.hang('login');
    const unlocking = working.workstation.card.unlock(new TextEncoder().encode(PIN), '499700000011001');
    expect(await unlocking).toMatchObject({ ok: false });
    await isNamed(from);
    expect(working.workstation.card.state()).not.toMatchObject({ triesLeft: 'last' });
    await workGoesOn();
  },
  60_000,
);

const stateOf = (jobId: string) => working.work.outbox.list().find((one) => one.jobId === jobId)?.state;

/** The job is where it was left; it leaves once the middleware answers, and is in the dossier once. */
async function leavesOnce(job: OutboxJob): Promise<void> {
  await workGoesOn();
  expect(stateOf(job.id)).toBeDefined();
  await working.sent(job);
  const { rows } = await working.list(token);
  expect(rows.filter((row) => 'title' in row && row.title === job.title)).toHaveLength(1);
}

test.skipIf(!canPullCards())(
  'H29, H44, H46, N6: hanging in the signature of an upload, it is named, the job waits in sight, and leaves once',
  async () => {
    const from = working.workstation.told.length;
    card.hang('signature');
    const job = await working.queue(token, { title: 'Pendant la signature' }, 'Texte de la signature');
    await isNamed(from);
    await leavesOnce(job);
  },
  60_000,
);

test.skipIf(!canPullCards())(
  'H29, H44, H46, N6: hanging in the handshake before the look-up of a doubtful upload, it is named, and what waits is there once',
  async () => {
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
  },
  60_000,
);
