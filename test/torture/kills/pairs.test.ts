/** What the torture counts as lost, and what it does not: one refused act was once counted as four lost ones. */
import { expect, test } from 'vitest';
import { auditTable } from '../../../electron/adapters/store/tables/audit.ts';
import { consentsTable } from '../../../electron/adapters/store/tables/consents.ts';
import { emergencyTable } from '../../../electron/adapters/store/tables/emergency.ts';
import { holdsTable } from '../../../electron/adapters/store/tables/holds.ts';
import { Journal } from '../../../electron/services/audit/journal.ts';
import { Holds } from '../../../electron/services/holds/holds.ts';
import { HoldRegister } from '../../../electron/services/holds/register.ts';
import { testIns } from '../../electron/adapters/store/samples.ts';
import { HOLDER } from '../../electron/adapters/store/store-support.ts';
import { legalDatabase } from '../../electron/adapters/store/tables/legal-bench.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { Ledger } from './ledger.ts';
import type { Found } from './lines.ts';
import { unpairedIn } from './pairs.ts';

const HOUR_MS = 3_600_000;

/** A hold whose document the DMP took in by a clock that is an hour ahead of this workstation's. */
function bench() {
  const database = legalDatabase();
  const clock = new ManualClock();
  const log = { info: () => undefined, warn: () => undefined };
  const session = { practitionerId: HOLDER, structureId: '4' };
  const audit = new Journal({ store: auditTable(database), clock, log, session });
  const store = {
    holds: holdsTable(database),
    emergency: emergencyTable(database),
    consents: consentsTable(database),
    audit: auditTable(database),
  };
  const register = new HoldRegister(store.holds, audit);
  register.open({
    id: 'h1',
    ins: testIns(1),
    uniqueId: '2.25.1',
    setId: null,
    title: 'CANARI',
    authorLabel: 'LIBRE Jeanne',
    mine: true,
    reason: 'à annoncer',
    openedAt: clock.now(),
  });
  register.add('h1', { kind: 'deposited', at: clock.now(), origin: { kind: 'server', at: clock.now() + HOUR_MS } });
  const holds = new Holds({
    store: store.holds,
    audit,
    // Nothing is sent: what is refused here is refused before it is noted.
    dmp: { findDocuments: () => Promise.reject(new Error()), changeRestrictions: () => Promise.reject(new Error()) },
    rightFor: () => null,
    onVisible: () => undefined,
    findPatient: () => null,
    practitionerId: HOLDER,
    practitionerName: 'LIBRE Jeanne',
    clock,
    clockOffsetMs: () => 0,
    ids: { uuid: () => 'u', oid: () => '2.25.9' },
    onChanged: () => undefined,
  });
  return { store, clock, audit, register, holds, unpaired: () => unpairedIn(store, []) };
}

test('R29, R42: an announcement refused before it was noted has its row alone, and is no loss', () => {
  const { store, clock, holds, unpaired } = bench();
  const asked = { by: 'Dr LIBRE', talkAt: clock.now(), confirmed: true };
  expect(holds.announce('h1', asked)).toMatchObject({ fault: { code: 'hold/announced-before-deposit' } });
  expect(store.audit.read(1, 10).map(({ event }) => event.kind)).toContain('hold.announcement-refused');
  expect(unpaired()).toEqual([]);
});

test('R42: a row without its event, and an event without its row, are losses, refusals of the registry too', () => {
  const { store, audit, register, clock, unpaired } = bench();
  register.add('h1', { kind: 'refused', at: clock.now(), code: 'dmp/refused' });
  expect(unpaired()).toEqual([]);
  audit.write('hold.entrusted', undefined, { holdId: 'h1' });
  expect(unpaired()).toEqual(['holds: -1 more acts than rows']);
  store.holds.append('h1', { kind: 'refused', at: clock.now(), code: 'dmp/refused' });
  expect(unpaired()).toEqual(['holds: -1 more acts than rows', 'refused announcements: 1 more acts than rows']);
});

test('N6: what is gone is one loss, however many processes find it gone', () => {
  const ledger = new Ledger();
  const nothing: Found = {
    jobs: {},
    drafts: [],
    copy: null,
    consents: 0,
    journal: 0,
    holds: {},
    accesses: [],
    openAccesses: [],
    unpaired: ['holds: 1 more acts than rows'],
  };
  ledger.hear({ kind: 'queued', title: 'K 1', uniqueId: '2.25.1', draft: 'd', held: false });
  for (let n = 0; n < 4; n += 1) ledger.hear({ kind: 'found', found: nothing });
  expect([...ledger.missing]).toEqual(['an act or its row: holds: 1 more acts than rows', 'job K 1']);
});
