import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { ConsentProof } from '../../../../shared/domain/consent/proof.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import { insId } from '../../../../shared/domain/patient/ins.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { migrateTo } from '../../../../electron/adapters/store/database/migrate.ts';
import { cacheMigrations } from '../../../../electron/adapters/store/migrations/cache/index.ts';
import { cacheTable } from '../../../../electron/adapters/store/tables/cache.ts';
import { LocalCopies } from '../../../../electron/services/cache/local-copies.ts';
import { CopySync } from '../../../../electron/services/records/copy-sync.ts';
import type { DossierStatus } from '../../../../electron/services/records/ports.ts';
import { ManualClock, settled } from '../../../support/manual-clock.ts';
import { entry, patient } from '../../adapters/store/samples.ts';
import { HOLDER } from '../../adapters/store/store-support.ts';

const DOCUMENTS = 20;
const people = [patient(1), patient(2), patient(3)];
const ids = people.map(({ ins }) => insId(ins));
// The service hands it over and reads nothing of it; the exchange that checks it is played here.
const RIGHT = {} as ConsentProof;

function bench() {
  const database = new Database(':memory:');
  migrateTo(database, cacheMigrations, cacheMigrations.length);
  const store = cacheTable(database);
  const clock = new ManualClock();
  const asked = { lists: [] as string[], documents: [] as string[] };
  const world = { authorisation: 'valid' as 'valid' | 'forbidden', answersLeft: Number.POSITIVE_INFINITY };
  /** Once no answer is left the exchange hangs, as a process that is killed leaves it, or fails. */
  const reach = async <Value>(value: Value, fault: boolean): Promise<Value> => {
    world.answersLeft -= 1;
    if (world.answersLeft < 0 && !fault) await new Promise(() => undefined);
    return value;
  };
  const journal: [string, object][] = [];
  let changes = 0;
  let fault = false;

  /** A new process over the same file. */
  const start = () => {
    const audit = { write: (kind: string, _patient: string | undefined, facts: object) => journal.push([kind, facts]) };
    const copies = new LocalCopies({ store, audit, clock, practitionerId: HOLDER, offlineLifeMs: 1_000_000_000 });
    const lost = () => fail({ code: 'network/unreachable', class: 'transient' as const });
    const sync = new CopySync({
      dmp: {
        findDossier: async () => {
          const { authorisation } = world;
          const status: DossierStatus = {
            existence: 'active',
            authorisation,
            isTreatingPhysician: false,
            traits: { names: [], givenNames: [] },
          };
          await reach(null, fault);
          return world.answersLeft < 0 ? lost() : ok({ value: status, serverAt: null });
        },
        findDocuments: async () => {
          const rows = Array.from({ length: DOCUMENTS }, (_, at) => entry(`2.25.${asked.lists.length + 1}${at + 100}`));
          asked.lists.push('list');
          await reach(null, fault);
          if (world.answersLeft < 0) return lost();
          return ok({ value: { rows, announced: rows.length, complete: true }, serverAt: null });
        },
        fetchDocuments: async (_right, entries: readonly DocumentEntry[]) => {
          await reach(null, fault);
          if (world.answersLeft < 0) return lost();
          asked.documents.push(...entries.map(({ uniqueId }) => uniqueId));
          const got = entries.map(({ uniqueId }) => ok({ uniqueId, mimeType: 'text/xml', bytes: new Uint8Array([1]) }));
          return ok({ value: got, serverAt: null });
        },
      },
      copy: copies,
      find: (id) => people.find(({ ins }) => insId(ins) === id) ?? null,
      rightFor: (id) => (id === ids[2] ? null : RIGHT),
      audit,
      clock,
      onChanged: () => void (changes += 1),
    });
    return { copies, sync };
  };
  const first = start();
  for (const id of ids) first.copies.setOptedIn(id, true);
  return { ...first, start, world, asked, journal, clock, changed: () => changes, breakLine: () => (fault = true) };
}

describe('filling the copies', () => {
  test('N3, R41: every dossier with a right gets its list and documents once; one without is left out', async () => {
    const at = bench();
    await at.sync.run();
    expect(at.copies.extents().map(({ kept, complete }) => [kept, complete])).toEqual([
      [DOCUMENTS, true],
      [DOCUMENTS, true],
      [0, false],
    ]);
    expect(ids.map((id) => at.sync.progressOf(id)?.state)).toEqual(['done', 'done', 'left-out']);
    expect(at.asked.documents.length).toBe(new Set(at.asked.documents).size);
    expect(at.journal.filter(([kind]) => kind === 'cache.filled')).toHaveLength(2);
    expect(at.changed()).toBeGreaterThan(6);
    expect(at.sync.running).toBe(false);
    await at.sync.run();
    expect([at.asked.lists.length, at.asked.documents.length]).toEqual([2, 2 * DOCUMENTS]);
  });

  test('stopped, it keeps what came; the next run asks for the rest only', async () => {
    const at = bench();
    at.world.answersLeft = 3;
    const run = at.sync.run();
    await settled();
    expect(at.sync.progressOf(ids[0] ?? '')).toMatchObject({ state: 'running', total: DOCUMENTS, done: 8 });
    at.sync.stop();
    expect([at.sync.running, at.sync.progressOf(ids[0] ?? '')]).toEqual([false, null]);
    at.world.answersLeft = Number.POSITIVE_INFINITY;
    await at.sync.run();
    expect(at.copies.extents().map(({ kept }) => kept)).toEqual([DOCUMENTS, DOCUMENTS, 0]);
    expect(at.asked.documents.length).toBe(new Set(at.asked.documents).size);
    expect(at.asked.lists).toHaveLength(2);
    void run;
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'killed at exchange %i, a new process completes it, nothing twice',
    async (step) => {
      const at = bench();
      at.world.answersLeft = step;
      void at.sync.run();
      await settled();
      at.world.answersLeft = Number.POSITIVE_INFINITY;
      const { sync, copies } = at.start();
      await sync.run();
      expect(copies.extents().map(({ kept }) => kept)).toEqual([DOCUMENTS, DOCUMENTS, 0]);
      expect(at.asked.documents.length).toBe(new Set(at.asked.documents).size);
    },
  );

  test('a line that is away ends the run with its reason, not each dossier after its own time limit', async () => {
    const at = bench();
    at.breakLine();
    at.world.answersLeft = 3;
    await at.sync.run();
    expect([at.sync.running, at.sync.faultCode]).toEqual([false, 'network/unreachable']);
    expect(ids.map((id) => at.sync.progressOf(id)?.state ?? null)).toEqual(['failed', null, null]);
  });

  test('H13: a right that ended is not filled again but wiped', async () => {
    const at = bench();
    await at.sync.run();
    at.world.authorisation = 'forbidden';
    await at.sync.run();
    expect(at.copies.optedIn()).toEqual([]);
    expect(at.journal.filter(([kind]) => kind === 'cache.purged')).toHaveLength(3);
  });
});
