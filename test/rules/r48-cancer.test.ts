import { expect, test } from 'vitest';
import { openStage } from './stage.ts';

/** CR-ACP, CR opératoire, fiche RCP, PPS. */
const CANCER = ['60568-3', '34874-8', '34794-8', '18776-5'];

test('R48: cancer documents are deposited, masked, held and read like any others', () => {
  const stage = openStage();
  for (const type of CANCER) {
    const shown = stage.deposit('author', type);
    const held = stage.deposit('author', type, ['INVISIBLE_PATIENT']);
    const masked = stage.deposit('author', type, ['MASQUE_PS']);
    expect(stage.sees('doctor')).toEqual(expect.arrayContaining([shown, held]));
    expect(stage.sees('doctor')).not.toContain(masked);
    expect(stage.patientSees()).toEqual(expect.arrayContaining([shown, masked]));
    expect(stage.patientSees()).not.toContain(held);
  }
  stage.engine.close();
});
