import { expect, test } from 'vitest';
import { block, setAttending, unblock } from '../../sandbox/patient/professionals.ts';
import { openingGate } from '../../shared/domain/consent/opening.ts';
import { cacheFate } from '../../shared/domain/cache/cache-fate.ts';
import { INS, openStage, T0, WHO } from './stage.ts';

test('R9: who is blocked reads by no way, lifts nothing himself, and is told so before anything else', () => {
  const stage = openStage();
  stage.engine.patient(INS, 'holder', (desk) => block(desk, WHO.doctor.nationalId));
  expect(stage.sees('doctor')).toBeNull();
  expect(stage.sees('doctor', { purpose: 'bris_de_glace', reason: 'Patient inconscient' })).toBeNull();
  expect(stage.as('doctor').authorise()).toMatchObject({ ok: false });
  stage.engine.patient(INS, 'holder', (desk) => unblock(desk, WHO.doctor.nationalId));
  expect(stage.as('doctor').authorise()).toMatchObject({ ok: true });
  stage.engine.close();
  const gate = { differences: [], mismatchAccepted: false, consentFault: null, connectionToChoose: false };
  expect(openingGate({ existence: 'active', authorisation: 'forbidden', ...gate })).toEqual({ kind: 'forbidden' });
});

test('R9: the médecin traitant cannot be blocked while he is', () => {
  const stage = openStage();
  stage.engine.patient(INS, 'holder', (desk) => setAttending(desk, WHO.doctor.nationalId));
  const refused = stage.engine.patient(INS, 'holder', (desk) => block(desk, WHO.doctor.nationalId));
  expect(refused).toMatchObject({ value: { ok: false } });
  expect(stage.sees('doctor')).toEqual([]);
  stage.engine.close();
});

test('R9: a block that is known purges the copy', () => {
  const right = { existence: 'active', authorisation: 'forbidden', isTreatingPhysician: false } as const;
  const copy = { checkedAt: T0, wasTreatingPhysician: false };
  expect(cacheFate(right, copy, 'normal')).toEqual({ kind: 'purge', reason: 'blocked' });
});
