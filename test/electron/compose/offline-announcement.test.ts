import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandboxStore, type SandboxStore } from '../../support/workstation/sandbox-store.ts';
import { until, value, Working } from '../../support/workstation/working.ts';

const STRUCTURE = '499700000011001';
const HELD = { patient: 'hold', holdReason: 'Diagnostic à annoncer de vive voix' } as const;
const folder = mkdtempSync(join(tmpdir(), 'announced-offline-'));
let store: SandboxStore;
let doctor: Working;

/** The store again, where it stood: same folder, same address. */
async function storeAgain(): Promise<SandboxStore> {
  const { port } = new URL(String(store.settings['baseUrl']));
  rmSync(join(store.folder, 'ready.json'));
  return startSandboxStore(store.folder, { args: ['--port', port] });
}

const holdOf = (uniqueId: string) => doctor.work.holds.list().holds.find(({ versions }) => versions.includes(uniqueId));

/** What the store has traced of changes of metadata. */
async function changes(): Promise<readonly string[]> {
  const traces = (await store.order('/traces?since=0')) as { transaction: string; outcome: string }[];
  return traces.filter(({ transaction }) => transaction.startsWith('TD3.3')).map(({ outcome }) => outcome);
}

beforeAll(async () => {
  store = await startSandboxStore(join(folder, 'store'));
  doctor = await Working.start({ folder, structureId: STRUCTURE, store });
}, 90_000);
afterAll(async () => {
  await doctor.stop();
  await store.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('R29, H19, N6: announced without network and locked, it reaches the registry once when the line is back', async () => {
  const { uniqueId } = await doctor.deposit(await doctor.open('PAT-TROIS'), HELD);
  await store.stop();
  const holdId = holdOf(uniqueId)?.holdId ?? '';
  const act = { by: 'Dr LIBRE Jeanne', talkAt: Date.now(), confirmed: true };
  expect(value(doctor.work.holds.announce(holdId, act)).announcement).toMatchObject({ state: 'waiting' });
  // Another program start on the same profile: nothing of the first one's memory is left.
  await doctor.stop();
  doctor = await Working.start({ folder, structureId: STRUCTURE, store });
  expect(holdOf(uniqueId)).toMatchObject({ phase: 'HELD', announcement: { state: 'waiting' } });
  expect(doctor.work.holds.announce(holdId, act)).toMatchObject({ fault: { code: 'hold/already-asked' } });
  await doctor.stop();

  store = await storeAgain();
  expect(await changes()).toEqual([]);
  doctor = await Working.start({ folder, structureId: STRUCTURE, store });
  await until(() => holdOf(uniqueId)?.phase === 'ANNOUNCED', 'the announcement');
  expect(await changes()).toEqual(['accepted']);
  expect(JSON.stringify(await doctor.asPatient('PAT-TROIS', 'documents'))).toContain(uniqueId);
}, 120_000);
