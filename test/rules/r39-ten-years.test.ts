import { expect, test } from 'vitest';
import { archiveEndsAt } from '../../sandbox/rules/archive-life.ts';
import { closeDossier } from '../../sandbox/patient/settings.ts';
import { INS, openStage } from './stage.ts';

test('R39: closed on 3 March 2026, gone on 3 March 2036; reopened before, it is as it was', () => {
  const closed = Date.UTC(2026, 2, 3, 10);
  expect(new Date(archiveEndsAt(closed)).toISOString()).toBe('2036-03-03T10:00:00.000Z');
  const stage = openStage({}, closed - 1);
  const document = stage.deposit('author');
  stage.engine.now = closed;
  stage.engine.patient(INS, 'holder', closeDossier);
  stage.engine.now = archiveEndsAt(closed) - 1;
  expect(stage.engine.reopen(INS)).toMatchObject({ ok: true });
  expect(stage.patientSees()).toEqual([document]);
  stage.engine.patient(INS, 'holder', closeDossier);
  stage.engine.now = archiveEndsAt(stage.engine.now);
  expect(stage.engine.reopen(INS)).toMatchObject({ ok: false });
  stage.engine.close();
});
