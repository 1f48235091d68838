import { expect, test } from 'vitest';
import { setMasked } from '../../sandbox/patient/documents.ts';
import { INS, openStage } from './stage.ts';

test('R21: masked, it is there for its author only; the patient may change his mind', () => {
  const stage = openStage();
  const document = stage.deposit('author');
  const mask = (masked: boolean): unknown =>
    stage.engine.patient(INS, 'holder', (desk) => setMasked(desk, document, masked));
  mask(true);
  expect(stage.sees('doctor')).toEqual([]);
  expect(stage.as('doctor').read(document)).toMatchObject({ ok: false });
  expect(stage.sees('author')).toEqual([document]);
  expect(stage.patientSees()).toEqual([document]);
  mask(false);
  expect(stage.sees('doctor')).toEqual([document]);
  stage.engine.close();
});
