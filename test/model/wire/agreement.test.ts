import { afterAll, beforeAll, expect, test } from 'vitest';
import { newOid } from '../../sandbox/support/lot.ts';
import { startTestSandbox, type TestSandbox } from '../../sandbox/support/running.ts';
import { newDriver } from '../store/driver.ts';
import { generateIn } from '../world/generate.ts';
import type { Act, Role, World } from '../world/world.ts';
import { WireDriver } from './wire-driver.ts';

const HISTORIES = 20;
const ACTS = 9;
const HOUR = 3_600_000;
const OID = '1.2.250.1.213.1.4.10';

const role = (profession: string, savoirFaire: string | null): Role => ({
  row: profession,
  profession,
  savoirFaire,
  health: true,
});

/** Those of the sandbox who hold a sound card: two physicians, one of a SAMU, a pharmacist, a nurse. */
const PROS = [
  { id: 'Q11', role: role('10', 'SM26'), structure: 'S1', regulates: true },
  { id: 'Q29', role: role('10', 'SM26'), structure: 'S2', regulates: false },
  { id: 'Q37', role: role('10', 'SM59'), structure: 'S0', regulates: true },
  { id: 'Q45', role: role('21', 'A'), structure: 'S3', regulates: false },
  { id: 'Q52', role: role('60', null), structure: 'S4', regulates: false },
];

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.remove());

/** An INS of test of its own: year 79, a running number, and its key. */
function insNumber(seed: number, patient: string): string {
  const body = `27903512${String(seed * 10 + Number(patient.slice(1))).padStart(5, '0')}`;
  return `${body}${String(97 - (Number(body) % 97)).padStart(2, '0')}`;
}

function worldOf(): World {
  const patients = [
    { id: 'P0', birthDate: '1979-03-12', dossier: true, representatives: 'none' as const, attending: 'Q29' },
    { id: 'P1', birthDate: '2015-03-12', dossier: true, representatives: 'parents' as const, attending: null },
  ];
  return { startsAt: sandbox.clock.now(), pros: PROS, patients };
}

/** The list of revocations lives a week: long waits are the engine's part. */
const isPlayable = (act: Act): boolean => !(act.kind === 'wait' && act.ms > HOUR) && act.kind !== 'wait-hold';
const plain = (act: Act): Act => (act.kind === 'deposit' ? { ...act, secretly: false } : act);

test('N2, R42: twenty histories told by messages, over mutual TLS, give what the engine gives', async () => {
  const seen = { acts: 0, refused: 0, deposits: 0, lists: 0 };
  for (let seed = 1; seed <= HISTORIES; seed++) {
    const world = worldOf();
    const engine = newDriver(world);
    const wire = new WireDriver(sandbox, world.patients, (patient) => insNumber(seed, patient));
    const acts = generateIn(world, seed, ACTS).acts.filter(isPlayable).map(plain);
    const last = PROS.map(({ id }): Act => ({ kind: 'read', by: id, patient: 'P0', mode: 'normal', reason: false }));
    for (const act of [...acts, ...last]) {
      const where = `seed ${seed}: ${JSON.stringify(act)}`;
      if (act.kind !== 'read') {
        const accepted = engine.perform(act);
        expect(await wire.perform(act), where).toBe(accepted);
        seen[accepted ? 'acts' : 'refused'] += 1;
        if (accepted && act.kind === 'deposit') seen.deposits += 1;
        continue;
      }
      const glimpse = engine.read(act.by, act.patient, act.mode, act.reason);
      const titles = glimpse.opened ? [...glimpse.docs].sort() : null;
      if (titles && titles.length > 0) seen.lists += 1;
      expect(await wire.read(act.by, act.patient, act.mode, act.reason), where).toEqual(titles);
    }
  }
  // A run in which nothing passed would agree too.
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(HISTORIES / 2);
}, 120_000);

test('N2: a lot whose document, entry or assertion names another patient is not filed', async () => {
  const world = worldOf();
  const numbers = world.patients.map(({ id }) => insNumber(900, id));
  const wire = new WireDriver(sandbox, world.patients, (patient) => insNumber(900, patient));
  const [mine = '', other = ''] = numbers;
  const swap = (text: string): string => text.replaceAll(mine, other);
  expect(await wire.perform({ kind: 'grant', by: 'Q29', patient: 'P0' })).toBe(true);
  for (const lie of [{ bendDocument: swap }, { bendMetadata: swap }, { ins: { oid: OID, value: other } }]) {
    const lot = { documents: [{ uniqueId: newOid() }], ins: { oid: OID, value: mine }, ...lie };
    const reply = await sandbox.deposit(lot, { ins: { oid: OID, value: mine } });
    expect(reply.xml, JSON.stringify(Object.keys(lie))).not.toContain('ResponseStatusType:Success');
  }
  const sql = 'SELECT count(*) FROM documents d JOIN patients p ON p.id = d.patient_id WHERE p.ins_value = ?';
  const count = sandbox.store.prepare<[string], number>(sql).pluck();
  expect(numbers.map((number) => count.get(number))).toEqual([0, 0]);
});
