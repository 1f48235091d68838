import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../electron/adapters/system/clock.ts';
import type { Hold } from '../../../shared/contract/holds.ts';
import { until, value, Working } from '../../support/workstation/working.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
let working: Working;
let folder: string;
/** How far the clock of this workstation was set ahead. */
let aheadMs = 0;
let token = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clock-off-'));
  working = await Working.start({
    folder,
    structureId: '499700000011001',
    clock: () => ({ ...systemClock, now: () => systemClock.now() + aheadMs }),
  });
  token = await working.open('PAT-TROIS');
}, 90_000);
afterAll(async () => {
  await working.stop();
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
