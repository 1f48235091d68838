import { expect, test } from 'vitest';
import { readTerminology } from '../../electron/adapters/terminology/read-terminology.ts';
import { historyRefusal } from '../../sandbox/rules/history-reader.ts';
import { setAttending } from '../../sandbox/patient/professionals.ts';
import { INS, openStage, WHO } from './stage.ts';

const SYNTHESIS = '60591-5';

test('R12: the yearly synthesis is a type the client deposits, and the médecin traitant files it', () => {
  const types = readTerminology('resources/terminology').depositTypes.map(({ code }) => code);
  expect(types).toContain(SYNTHESIS);
  const stage = openStage();
  stage.engine.patient(INS, 'holder', (desk) => setAttending(desk, WHO.doctor.nationalId));
  const filed = stage.deposit('doctor', SYNTHESIS);
  expect(stage.sees('pharmacist')).toContain(filed);
  stage.engine.close();
});

test('R12: he sees the traces, and is told of an emergency', () => {
  const reader = { professional: true, dossier: 'ACTIF', attending: true, blocked: false } as const;
  expect(historyRefusal(reader)).toBeNull();
  const stage = openStage();
  stage.engine.patient(INS, 'holder', (desk) => setAttending(desk, WHO.doctor.nationalId));
  stage.sees('nurse', { purpose: 'bris_de_glace', reason: 'Patient inconscient' });
  const sql = "SELECT kind FROM notices WHERE recipient = ? AND kind = 'break-glass'";
  expect(stage.engine.store.prepare(sql).all(WHO.doctor.nationalId)).toHaveLength(1);
  stage.engine.close();
});
