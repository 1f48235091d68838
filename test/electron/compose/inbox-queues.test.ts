import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAccessFolder } from '../../../electron/adapters/inbox/access-folder.ts';
import { auditTable } from '../../../electron/adapters/store/tables/audit.ts';
import { waitingVolumes } from '../../../electron/compose/inbox-queues.ts';
import { Journal } from '../../../electron/services/audit/journal.ts';
import { InboxHandOver } from '../../../electron/services/emergency/hand-over.ts';
import { ok } from '../../../shared/result.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { legalDatabase } from '../adapters/store/tables/legal-bench.ts';

const NOON = Date.parse('2026-11-24T11:00:00Z');
const log = { info: () => undefined, warn: () => undefined };
const holder = {
  nationalId: '899700000011',
  family: 'LIBRE',
  given: 'Jeanne',
  profession: { code: '10', codeSystem: '1.2.250.1.71.1.2.7', displayName: 'Médecin' },
};
const situation = { structureId: '10B0170011', structureName: 'CH de démonstration', sector: 'SA01' };
const session = { practitionerId: holder.nationalId, structureId: situation.structureId };
let folder: string;

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'dmp-volumes-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function bench() {
  const store = auditTable(legalDatabase());
  const clock = new ManualClock(NOON);
  const journal = new Journal({ store, clock, log, session });
  // The queue asks for the holder's number, name and profession; the rest of a holder is left out.
  const queue = waitingVolumes({ store, journal, holder: holder as never, situation });
  const sign = { signSeal: async () => ok({ signature: '', certificate: '' }) };
  const handOver = (place: string) =>
    new InboxHandOver({ queues: [queue], folder: openAccessFolder(place), sign, clock, log });
  return { journal, queue, handOver };
}

test('decision 24, H56: volumes wait in the journal for a folder that is away, and go oldest first', async () => {
  const { journal, queue, handOver } = bench();
  journal.write('volume.unusual', undefined, { count: 200, limit: 200 });
  journal.write('volume.unusual', undefined, { count: 200, limit: 200 });
  await handOver(join(folder, 'away')).flush();
  expect(queue().map(({ entry }) => entry.kind)).toEqual(['volume', 'volume']);
  expect(queue().map(({ name }) => name.split('.')[1])).toEqual(['1', '2']);
  await handOver(folder).flush();
  expect(queue()).toEqual([]);
  expect(readdirSync(folder)).toHaveLength(2);
});

test('killed after the file and before the row that says so, the same file is the same report', async () => {
  const { journal, queue, handOver } = bench();
  journal.write('volume.unusual', undefined, { count: 200 });
  const [waiting] = queue();
  openAccessFolder(folder).write(waiting?.name ?? '', 'as the first attempt signed it');
  await handOver(folder).flush();
  expect(readdirSync(folder)).toEqual([`${waiting?.name}.acces-urgence.json`]);
  expect(queue()).toEqual([]);
});
