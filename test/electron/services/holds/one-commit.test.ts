/** An act and its row of the journal are one commit: whatever cuts between them leaves neither (R42). */
import { expect, test } from 'vitest';
import { Journal } from '../../../../electron/services/audit/journal.ts';
import { AccessRegister } from '../../../../electron/services/emergency/register.ts';
import { HoldRegister } from '../../../../electron/services/holds/register.ts';
import { auditTable } from '../../../../electron/adapters/store/tables/audit.ts';
import { emergencyTable } from '../../../../electron/adapters/store/tables/emergency.ts';
import { holdsTable } from '../../../../electron/adapters/store/tables/holds.ts';
import { patient, testIns } from '../../adapters/store/samples.ts';
import { HOLDER } from '../../adapters/store/store-support.ts';
import { legalDatabase } from '../../adapters/store/tables/legal-bench.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const RECORD = {
  id: 'h1',
  ins: testIns(1),
  uniqueId: '2.25.1',
  setId: null,
  title: 'CANARI',
  authorLabel: 'LIBRE Jeanne',
  mine: true,
  reason: 'à annoncer',
  openedAt: 1,
} as const;
const [A1, A2, A3] = [
  '00000000-0000-4000-8000-000000000001',
  '00000000-0000-4000-8000-000000000002',
  '00000000-0000-4000-8000-000000000003',
] as const;
const OPENED = { kind: 'opened', mode: 'bris_de_glace', reason: null, opposition: 'none', until: 2 } as const;

function bench() {
  const database = legalDatabase();
  const clock = new ManualClock();
  const session = { practitionerId: HOLDER, structureId: '4' };
  const log = { info: () => undefined, warn: () => undefined };
  const audit = new Journal({ store: auditTable(database), clock, log, session });
  const holds = holdsTable(database);
  const accesses = emergencyTable(database);
  const register = new AccessRegister({
    store: accesses,
    handOver: () => undefined,
    audit,
    readSince: () => 3,
    clock,
    holder: { nationalId: HOLDER, family: 'LIBRE', given: 'Jeanne', profession: { code: '10', codeSystem: '' } },
    situation: { structureId: '4', structureName: 'Cabinet', sector: 'SA07' },
  });
  const kinds = (): string[] => audit.read(1, 100).map(({ event }) => event.kind);
  /** What a kill between the act and its row would do, each time. */
  const cutAtTheRow = (): void =>
    void database.exec("CREATE TRIGGER cut BEFORE INSERT ON audit BEGIN SELECT RAISE(FAIL, 'cut'); END");
  return { holds, accesses, register, board: new HoldRegister(holds, audit), kinds, cutAtTheRow };
}

test('R42, N6: an announcement, a hand-over or a hold whose row is cut is not there either', () => {
  const { holds, board, kinds, cutAtTheRow } = bench();
  board.open(RECORD);
  board.add('h1', { kind: 'deposited', at: 2, origin: { kind: 'server', at: 2 } });
  cutAtTheRow();
  expect(() => board.add('h1', { kind: 'asked', at: 3, by: 'Dr LIBRE', talkAt: 3 })).toThrow('cut');
  expect(() => board.add('h1', { kind: 'entrusted', at: 3, owner: null })).toThrow('cut');
  expect(() => board.open({ ...RECORD, id: 'h2', uniqueId: '2.25.2' })).toThrow('cut');
  expect(holds.all().map(({ record, events }) => [record.id, events.length])).toEqual([['h1', 1]]);
  expect(board.find('h1')?.announcement).toBeNull();
  expect(kinds()).toEqual(['hold.opened', 'hold.deposited']);
});

test('R33, R42: the end of an emergency and its row are one commit; one that a kill took with it is ended afterwards', () => {
  const { accesses, register, kinds, cutAtTheRow } = bench();
  register.record(A1, patient(1), OPENED);
  register.record(A2, patient(1), OPENED);
  register.record(A2, patient(1), { kind: 'ended', why: 'closed', documents: 1 });
  register.endCut();
  register.endCut();
  expect(accesses.all().map(({ accessId, fact }) => [accessId, fact.kind])).toEqual([
    [A1, 'opened'],
    [A2, 'opened'],
    [A2, 'ended'],
    [A1, 'ended'],
  ]);
  expect(accesses.all().at(-1)?.fact).toEqual({ kind: 'ended', why: 'cut', documents: 3 });
  expect(kinds()).toEqual(['emergency.opened', 'emergency.opened', 'emergency.ended', 'emergency.ended']);
  cutAtTheRow();
  expect(() => register.record(A3, patient(1), OPENED)).toThrow('cut');
  expect(accesses.all()).toHaveLength(4);
});
