import { expect, test } from 'vitest';
import { closeDossier } from '../../sandbox/patient/settings.ts';
import { cacheFate } from '../../shared/domain/cache/cache-fate.ts';
import { openingGate } from '../../shared/domain/consent/opening.ts';
import { INS, openStage, T0 } from './stage.ts';

test('R38: neither read nor fed, by no way, and the store says so', () => {
  const stage = openStage();
  stage.deposit('author');
  stage.engine.patient(INS, 'holder', closeDossier);
  expect(stage.sees('doctor')).toBeNull();
  expect(stage.sees('nurse', { purpose: 'bris_de_glace', reason: 'Patient inconscient' })).toBeNull();
  expect(() => stage.deposit('author')).toThrow('DMPClosed');
  expect(stage.as('doctor').status()).toMatchObject({ value: { dossier: 'FERME' } });
  stage.engine.close();
});

test('R38: the client stops at the closure, whatever else is known, and purges its copy', () => {
  const facts = { authorisation: 'valid', differences: [], mismatchAccepted: true, consentFault: null } as const;
  expect(openingGate({ existence: 'closed', ...facts, connectionToChoose: false })).toEqual({ kind: 'closed' });
  const right = { existence: 'closed', authorisation: 'valid', isTreatingPhysician: true } as const;
  const copy = { checkedAt: T0, wasTreatingPhysician: true };
  expect(cacheFate(right, copy, 'normal')).toEqual({ kind: 'purge', reason: 'closed' });
});
