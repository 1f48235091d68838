import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../sandbox/engine/engine.ts';

const INS = { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' };
const doctor = { nationalId: '899700000011', structureId: '499700000011001', profession: '10', savoirFaire: 'SM26' };

let engine: Engine;
beforeEach(() => {
  engine = createEngine(Date.UTC(2026, 10, 2));
  engine.addPatient({
    ins: INS,
    birthName: 'PAT-TROIS',
    givenNames: 'DOMINIQUE',
    firstGivenName: 'DOMINIQUE',
    sex: 'F',
    birthDate: '1979-03-12',
    dossier: 'ACTIF',
  });
});
afterEach(() => engine.close());

test('R46: no professional files a reimbursement history; another type passes', () => {
  const acts = engine.as(doctor, INS);
  expect(acts.deposit([{ typeCode: 'REMB', classCode: '60' }])).toMatchObject({ ok: false });
  expect(acts.deposit([{ typeCode: '11502-2' }])).toMatchObject({ ok: true });
});
