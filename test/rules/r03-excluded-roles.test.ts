import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../sandbox/engine/engine.ts';

const INS = { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' };
const doctor = { nationalId: '899700000011', structureId: '499700000011001', profession: '10', savoirFaire: 'SM26' };
const occupational = { ...doctor, nationalId: '899700000029', savoirFaire: 'SM25' };

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
  for (const one of [doctor, occupational]) engine.as(one, INS).authorise();
});
afterEach(() => engine.close());

test('R3: an occupational physician reads nothing, by no way; another physician does', () => {
  expect(engine.as(doctor, INS).list()).toMatchObject({ ok: true });
  expect(engine.as(occupational, INS).list()).toMatchObject({ ok: false });
  const emergency = { ...occupational, purpose: 'bris_de_glace', reason: 'Patient inconscient' } as const;
  expect(engine.as(emergency, INS).list()).toMatchObject({ ok: false });
});

test('R3: a profession without a row of the matrix is shown nothing', () => {
  engine.as(doctor, INS).deposit([{ typeCode: '11502-2' }]);
  const driver = { nationalId: '899700000037', structureId: '499700000011003', profession: '36' };
  engine.as(driver, INS).authorise();
  expect(engine.as(driver, INS).list()).toMatchObject({ ok: true, value: [] });
});
