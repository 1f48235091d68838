import { expect, test } from 'vitest';
import { speakerFaults } from '../../shared/domain/consent/right-person.ts';
import { recipientRefusal } from '../../shared/domain/output/recipient.ts';
import { openStage } from './stage.ts';

test('R37: a guardian acts for the adult under his care; a parent of an adult does not', () => {
  const guarded = openStage({ representatives: [{ relation: 'GUARD', given: 'CLAUDE', family: 'PAT-TROIS' }] });
  expect(guarded.patientSees('representative')).toEqual([]);
  guarded.engine.close();
  const parent = openStage({ representatives: [{ relation: 'MTH', given: 'CLAUDE', family: 'PAT-TROIS' }] });
  expect(parent.patientSees('representative')).toBeNull();
  parent.engine.close();
});

test('R37: who consents in his place is named, with his capacity', () => {
  const spoken = { consentingPerson: 'protection-measure', means: 'oral' } as const;
  const adult = { isMinor: false, secret: false };
  expect(speakerFaults(spoken, adult).map(({ code }) => code)).toContain('consent/representative-missing');
  expect(speakerFaults({ ...spoken, representativeName: 'Claude Pat-Trois' }, adult)).toEqual([]);
});

test('R37: what concerns a protected adult may be handed to who consented for him; nobody represents another adult', () => {
  const adult = { isMinor: false, isSecret: false };
  expect(recipientRefusal('representative', { ...adult, isProtected: true })).toBeNull();
  expect(recipientRefusal('representative', { ...adult, isProtected: false })).toBe('output/no-representative');
});
