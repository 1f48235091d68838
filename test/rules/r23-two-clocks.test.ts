import { expect, test } from 'vitest';
import { holdInstants as ofClient } from '../../shared/domain/hold/instants.ts';
import { holdInstants as ofStore } from '../../sandbox/rules/hold-instants.ts';
import { openStage, T0 } from './stage.ts';

test('R23: told without content at two weeks, visible at one month, both from the deposit', () => {
  const { noticeAt, releaseAt } = ofClient(T0);
  expect(ofStore(T0)).toEqual({ noticeAt, releaseAt });
  const stage = openStage();
  const held = stage.deposit('author', '11488-4', ['INVISIBLE_PATIENT']);
  const before = stage.told().length;
  stage.engine.now = noticeAt - 1;
  expect(stage.told()).toHaveLength(before);
  stage.engine.now = noticeAt;
  expect(stage.told()).toHaveLength(before + 1);
  expect(stage.told().at(-1) ?? null).toBeNull();
  stage.engine.now = releaseAt - 1;
  expect(stage.patientSees()).toEqual([]);
  stage.engine.now = releaseAt;
  expect(stage.patientSees()).toEqual([held]);
  stage.engine.close();
});
