import { expect, test } from 'vitest';
import { setAttending } from '../../sandbox/patient/professionals.ts';
import { offersMaskedFilter } from '../../shared/domain/document/list/masked-filter.ts';
import { INS, openStage, WHO } from './stage.ts';

test('R11: he reads what is masked and what is held, and loses it at once with the status', () => {
  const stage = openStage();
  const masked = stage.deposit('author', '11488-4', ['MASQUE_PS']);
  const held = stage.deposit('author', '11488-4', ['INVISIBLE_PATIENT']);
  const name = (id: string | null): unknown => stage.engine.patient(INS, 'holder', (desk) => setAttending(desk, id));
  expect(stage.sees('doctor')).toEqual([held]);
  name(WHO.doctor.nationalId);
  expect(new Set(stage.sees('doctor'))).toEqual(new Set([masked, held]));
  name(null);
  expect(stage.sees('doctor')).toEqual([held]);
  stage.engine.close();
});

test('R11: only he is offered the filter of masked documents, on the word of TD0.2', () => {
  expect(offersMaskedFilter({ isTreatingPhysician: true })).toBe(true);
  expect(offersMaskedFilter({ isTreatingPhysician: false })).toBe(false);
  expect(offersMaskedFilter(null)).toBe(false);
});
