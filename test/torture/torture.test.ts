/** The short version of `npm run torture`: every kind of fault, and some kills. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../model/world/random.ts';
import { TortureBench } from './bench.ts';
import { KillRun } from './kills/kill-run.ts';
import { STORE_ACTS } from './kills/store-acts.ts';
import { killStoreProcess } from './kills/store-kills.ts';
import { FAULTS } from './proxy/faults.ts';
import { judge } from './registry.ts';
import { SyncRun } from './sync/sync-run.ts';
import { UploadRun } from './uploads/upload-run.ts';

let folder: string;
let bench: TortureBench;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'poste-dmp-torture-'));
  bench = await TortureBench.start(folder);
});
afterAll(async () => {
  await bench.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('H29, H30, N6: uploads through every fault of the network end in the store, each exactly once', async () => {
  const random = seeded(2097);
  const { lost, doubled, uploads, met, lookedUp } = await new UploadRun({
    bench,
    random,
    count: 40,
    prefix: 'U',
  }).play();
  expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
  expect(uploads).toBeGreaterThanOrEqual(40);
  // A run in which a fault did not happen proves nothing of it.
  expect(FAULTS.filter((kind) => kind !== 'none' && met[kind] === undefined)).toEqual([]);
  expect(lookedUp).toBeGreaterThan(0);
}, 180_000);

test('H29, H44, H58, N6: a main, card or store process killed at any moment loses nothing that was acknowledged', async () => {
  const { kills, uploads, lost, doubled, unopened } = await new KillRun(bench, seeded(7), 'K').play(5);
  expect(uploads).toBeGreaterThan(0);
  // As text: a failure that comes once in a hundred runs must say what was lost.
  expect(JSON.stringify({ lost, doubled, unopened })).toBe(JSON.stringify({ lost: [], doubled: [], unopened: [] }));
  expect(kills).toBe(5);
}, 180_000);

test('R10, R41, H13: the copies of many dossiers are filled through kills of the main process, the store and the card process, nothing twice, nothing without its right', async () => {
  const { lost, doubled, unopened, ...done } = await new SyncRun(bench, seeded(3), 'S', 8).play(3);
  expect({ lost, doubled, unopened }).toEqual({ lost: [], doubled: [], unopened: [] });
  expect(done.kills).toBe(3);
  expect(done.dossiers).toBeGreaterThanOrEqual(6);
  expect(done.documents).toBeGreaterThan(3);
}, 180_000);

test('H58, R41: killed in a migration, a change of keys or a purge, a store opens and holds what it held', async () => {
  const random = seeded(11);
  // Each act in its turn: chance alone could leave one out.
  for (const act of [...STORE_ACTS, ...STORE_ACTS]) {
    const { unopened, lost } = await killStoreProcess(join(folder, 'stores'), random, act);
    expect({ unopened, lost }).toEqual({ unopened: [], lost: [] });
  }
}, 180_000);

test('the judge sees a document that is lost, one that is doubled, and one that nobody accepted', () => {
  const accepted = new Map([
    ['one', '2.25.1'],
    ['two', '2.25.2'],
  ]);
  const held = [
    { title: 'one', uniqueId: '2.25.1' },
    { title: 'one', uniqueId: '2.25.9' },
    { title: 'three', uniqueId: '2.25.3' },
  ];
  expect(judge(accepted, held)).toEqual({ lost: ['two'], doubled: ['one 2.25.9', 'three 2.25.3'] });
});
