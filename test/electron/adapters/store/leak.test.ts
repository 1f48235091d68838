import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { entry, jobOf, lot, patient, testIns } from './samples.ts';
import { filesBelow, filesHolding, HOLDER, keepList, opened, temporaryFolder } from './store-support.ts';

const ins = patient(1).ins;
const insId = `${ins.oid}|${ins.value}`;
const SENTINELS = ['CANARI', 'PAT-ÉGLANTINE', 'SENTINELLE', ins.value, testIns(2).value, HOLDER];

async function useEverything(folder: string, whileOpen: () => void): Promise<void> {
  const store = await opened(folder);
  for (let serial = 1; serial <= 40; serial += 1) {
    store.outbox.enqueue(jobOf(lot(serial)), lot(serial, `2.25.7${serial}`, 'SENTINELLE '.repeat(500)));
  }
  store.patients.saveAll([patient(1), patient(2, { birthName: 'PAT-SENTINELLE' })]);
  store.patients.search('sentinelle', 10);
  store.drafts.save({
    id: 'draft',
    insId,
    fileName: 'SENTINELLE.pdf',
    mediaType: 'application/pdf',
    bytes: new TextEncoder().encode('SENTINELLE'.repeat(1000)),
    form: { title: 'SENTINELLE' },
    savedAt: 1,
  });
  store.audit.append({
    kind: 'dossier.opened',
    at: 1,
    practitionerId: HOLDER,
    structureId: '1',
    patient: insId,
    facts: {},
  });
  store.place.remember({ insId, openedAt: 1 });
  const { cache } = store;
  cache?.optIn(insId, 1);
  const rows = Array.from({ length: 3_000 }, (_, index) => entry(`2.25.${index}`, { title: `SENTINELLE ${index}` }));
  keepList(cache, insId, { rows, announced: 3_000, complete: true, receivedAt: 1, scopeFrom: null });
  cache?.saveDocument(insId, '2.25.1', 'text/xml', new TextEncoder().encode('SENTINELLE'.repeat(100_000)), 1);
  cache?.search(insId, 'sentinelle', 3_000);
  whileOpen();
  cache?.purge(insId);
  store.close();
}

test('H53 H13: after a full use no word of it is in any file, open, purged or closed', async () => {
  const folder = temporaryFolder();
  const temporaryBefore = new Set(readdirSync(tmpdir()));
  await useEverything(folder.path, () => {
    expect(filesBelow(folder.path).some((path) => path.endsWith('-wal'))).toBe(true);
    expect(filesHolding(folder.path, SENTINELS)).toEqual([]);
  });
  expect(filesHolding(folder.path, SENTINELS)).toEqual([]);
  const appeared = readdirSync(tmpdir()).filter((name) => !temporaryBefore.has(name) && /^(etilqs|sqlite)/i.test(name));
  expect(appeared).toEqual([]);
  folder.remove();
});
