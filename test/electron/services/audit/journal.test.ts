import { expect, test } from 'vitest';
import { auditTable } from '../../../../electron/adapters/store/tables/audit.ts';
import { JournalCheck } from '../../../../electron/services/audit/journal-check.ts';
import { Journal } from '../../../../electron/services/audit/journal.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { EVERY_SEAL } from '../../adapters/store/tables/chain-bench.ts';
import { legalDatabase } from '../../adapters/store/tables/legal-bench.ts';

function bench() {
  const database = legalDatabase();
  const store = auditTable(database);
  const warnings: string[] = [];
  const log = { info: () => undefined, warn: (code: string) => warnings.push(code) };
  const session = { practitionerId: '899700000011', structureId: '4' };
  const clock = new ManualClock(7);
  const journal = new Journal({ store, clock, log, session });
  const check = (): JournalCheck =>
    new JournalCheck({
      store,
      journal,
      seals: EVERY_SEAL,
      session,
      witness: null,
      clock,
      log,
      pause: () => Promise.resolve(),
      onChanged: () => undefined,
    });
  return { database, store, warnings, journal, check };
}

test('R42: an act is written with who and when', () => {
  const { journal } = bench();
  journal.write('session.unlocked', undefined, { situations: 2 });
  journal.write('dossier.refused', 'oid|ins', { outcome: 'closed' });
  expect(journal.read(1, 10).map((row) => row.event)).toEqual([
    { kind: 'session.unlocked', at: 7, practitionerId: '899700000011', structureId: '4', facts: { situations: 2 } },
    {
      kind: 'dossier.refused',
      at: 7,
      practitionerId: '899700000011',
      structureId: '4',
      patient: 'oid|ins',
      facts: { outcome: 'closed' },
    },
  ]);
});

test('decision 27: the head is sealed once, over its place and hash', async () => {
  const { journal, store } = bench();
  const texts: string[] = [];
  const card = { signSeal: async (text: string) => (texts.push(text), ok({ signature: 's', certificate: 'c' })) };
  await journal.seal(card);
  expect(texts).toEqual([]);
  journal.write('session.unlocked', undefined);
  await journal.seal(card);
  await journal.seal(card);
  expect(texts).toEqual([`Poste DMP - scellement du journal - v1\n1\n${store.head()?.hash}`]);
  expect(store.lastSeal()).toMatchObject({ sequence: 1, signature: 's' });
});

test('a card pulled before it could seal is told, and the next seal covers what was left', async () => {
  const { journal, store, warnings } = bench();
  journal.write('session.locked', undefined);
  expect((await journal.seal({ signSeal: async () => fail({ code: 'card/removed' }) })).ok).toBe(false);
  expect(warnings).toEqual(['audit/not-sealed']);
  await journal.seal({ signSeal: async () => ok({ signature: 's', certificate: 'c' }) });
  expect(store.lastSeal()?.sequence).toBe(1);
});

test('H55: a whole journal says how far it is verified and sealed, rows of today included', async () => {
  const { journal, check } = bench();
  journal.write('session.unlocked', undefined);
  const verification = check();
  expect(verification.verdict()).toEqual({ kind: 'checking', rows: 0, total: 1 });
  await journal.seal({ signSeal: async () => ok({ signature: 's', certificate: 'c' }) });
  await verification.run();
  journal.write('dossier.opened', 'x|y');
  expect(verification.verdict()).toEqual({ kind: 'whole', at: 7, rows: 2, sealedTo: 1 });
});

test('H55: a break is told with its place, written once, and stays told until the holder says that he saw it', async () => {
  const { journal, database, warnings, check } = bench();
  journal.write('session.unlocked', undefined);
  database.exec(
    `DROP TRIGGER audit_no_update; UPDATE audit SET event_json = replace(event_json, 'unlocked', 'locked')`,
  );
  const first = check();
  await first.run();
  const broken = { kind: 'broken', at: 7, rows: 0, sequence: 1, cause: 'changed' };
  expect(first.verdict()).toEqual({ ...broken, seen: false });
  expect(warnings).toEqual(['audit/broken']);
  expect(first.acknowledge()).toEqual({ ...broken, seen: true });
  first.acknowledge();
  const second = check();
  await second.run();
  expect(second.verdict()).toEqual({ ...broken, seen: true });
  const kinds = journal.read(1, 10).map((row) => row.event.kind);
  expect(kinds).toEqual(['session.locked', 'journal.broken', 'journal.break-seen']);
});
