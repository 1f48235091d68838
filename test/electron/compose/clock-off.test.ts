import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../electron/adapters/system/clock.ts';
import type { Hold } from '../../../shared/contract/holds.ts';
import { until, value, Working } from '../../support/workstation/working.ts';

const DAY = 86_400_000;
let working: Working;
let folder: string;
/** How far the clock of this workstation was set ahead. */
let aheadMs = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clock-off-'));
  working = await Working.start({
    folder,
    structureId: '499700000011001',
    clock: () => ({ now: () => systemClock.now() + aheadMs, after: systemClock.after }),
  });
}, 90_000);
afterAll(async () => {
  await working.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('H19, N7: a workstation set forty days ahead does not take a hold for released, says so, and goes on once it is right', async () => {
  const token = await working.open('PAT-TROIS');
  const { uniqueId } = await working.deposit(token, { patient: 'hold', holdReason: 'Diagnostic à annoncer' });
  const phase = (): Hold['phase'] | undefined =>
    working.work.holds.list().holds.find(({ versions }) => versions.includes(uniqueId))?.phase;
  const errorMs = (): number => working.workstation.appDesk.state().clockErrorMs;
  const rowId = (await working.row(token, uniqueId))?.rowId ?? '';
  expect(errorMs()).toBe(0);

  aheadMs = 40 * DAY;
  // The store refuses assertions of that day; its answer tells the time all the same.
  await working.work.lists.list({ token, scope: 'all', archived: true, obsolete: true });
  await until(() => errorMs() !== 0, 'the error');
  expect(Math.abs(errorMs() + aheadMs)).toBeLessThan(60_000);
  expect(phase()).toBe('HELD');
  expect(value(working.work.outputs.verdicts(token, rowId)).print).toBe('output/held');
  expect(working.journal().filter(({ kind }) => kind === 'session.clock')).toHaveLength(1);

  aheadMs = 0;
  await working.work.lists.list({ token, scope: 'all', archived: true, obsolete: true });
  await until(() => errorMs() === 0, 'the clock that was put right');
  expect(phase()).toBe('HELD');
}, 60_000);
