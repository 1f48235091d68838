import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clockOf } from '../../../electron/compose/clock.ts';
import type { Settings } from '../../../electron/adapters/settings/read-settings.ts';
import { sandboxClock, type SandboxClock } from '../../../electron/adapters/system/sandbox-clock.ts';
import type { Hold } from '../../../shared/contract/holds.ts';
import { until, value, Working } from '../../support/workstation/working.ts';

const DAY = 86_400_000;
const HELD = { patient: 'hold', holdReason: 'Diagnostic à annoncer' } as const;
let working: Working;
let folder: string;
let clock: SandboxClock;

function holdOf(uniqueId: string): Hold {
  const hold = working.work.holds.list().holds.find(({ versions }) => versions.includes(uniqueId));
  if (!hold) throw new Error('No hold of this document');
  return hold;
}

/** Moves the store's clock, and waits until ours has followed. */
async function advance(advanceMs: number): Promise<void> {
  const before = clock.now();
  await working.store.order('/clock', { advanceMs });
  await until(() => clock.now() - before >= advanceMs, 'the moved clock');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holds-time-'));
  working = await Working.start({
    folder,
    structureId: '499700000011001',
    clock: (store) => (clock = sandboxClock(join(store.folder, 'clock-offset.json'))),
  });
  clock.follow(() => working.workstation.clockMoved());
}, 90_000);
afterAll(async () => {
  await working.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('R25, R26 C and G, R27, H19: notice and release fall at the same instant here and at the store, offline too', async () => {
  const token = await working.open('PAT-TROIS');
  const job = await working.deposit(token, HELD);
  const { noticeAt, releaseAt } = holdOf(job.uniqueId);
  const row = await working.row(token, job.uniqueId);
  const rowId = row?.rowId ?? '';
  const seen = async (): Promise<boolean> =>
    JSON.stringify(await working.asPatient('PAT-TROIS', 'documents')).includes(job.uniqueId);
  expect(await seen()).toBe(false);
  await advance((noticeAt ?? 0) - clock.now() - DAY);
  await until(() => holdOf(job.uniqueId).reminder === 'notice-soon', 'the reminder');
  await advance((noticeAt ?? 0) - clock.now());
  await until(() => holdOf(job.uniqueId).phase === 'NOTIFIED', 'the notice');
  await until(() => working.journal().some(({ kind }) => kind === 'hold.notice-due'), 'the notice in the journal');
  await advance((releaseAt ?? 0) - clock.now() - 60_000);
  expect(holdOf(job.uniqueId)).toMatchObject({ phase: 'NOTIFIED', reminder: 'release-soon' });
  expect(await seen()).toBe(false);
  expect(value(working.work.outputs.verdicts(token, rowId)).print).toBe('output/held');
  await advance(61_000);
  await until(() => holdOf(job.uniqueId).phase === 'RELEASED_AUTO', 'the release');
  // Nothing was asked of the store since: the list in hand flips by the clock alone.
  expect(value(working.work.outputs.verdicts(token, rowId)).print).toBeNull();
  expect(await seen()).toBe(true);
  expect(working.journal().some(({ kind }) => kind === 'hold.released')).toBe(true);
}, 60_000);

test('H57: with a real store no file moves the clock', () => {
  const settings = { environment: 'production', patientsFile: join(working.store.folder, 'patients.json') };
  const production = clockOf(settings as Settings);
  expect(Math.abs(production.now() - Date.now())).toBeLessThan(1_000);
  expect(clock.now() - Date.now()).toBeGreaterThan(20 * DAY);
  expect(clockOf({ ...settings, environment: 'sandbox' } as Settings).now()).toBeGreaterThan(Date.now() + 20 * DAY);
});
