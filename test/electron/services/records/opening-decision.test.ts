import { expect, test } from 'vitest';
import { DmpClock } from '../../../../electron/services/clock/dmp-clock.ts';
import type { DossierNeeds } from '../../../../electron/services/records/dossier-needs.ts';
import type { DossierSession } from '../../../../electron/services/records/dossier-session.ts';
import { proofNow } from '../../../../electron/services/records/opening-decision.ts';
import type { ConsentRecord } from '../../../../shared/domain/consent/record.ts';
import { insId } from '../../../../shared/domain/patient/ins.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { patient } from '../../adapters/store/samples.ts';
import { HOLDER } from '../../adapters/store/store-support.ts';

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

test('H50, R7: an authorisation ends by the later of clock and counter: a clock set back prolongs none', async () => {
  const clock = new ManualClock();
  const dmp = new DmpClock({ clock, onChanged: () => undefined });
  const person = patient(1);
  const answers = { consentingPerson: 'patient', capacity: 'care-team', informed: true, means: 'oral' };
  const record = { decision: 'granted', at: clock.now(), ins: person.ins, practitionerId: HOLDER, answers };
  const needs = {
    consents: { latest: () => record as unknown as ConsentRecord }, // what a decision reads of it
    clock,
    latestNow: () => dmp.latest(),
    practitionerId: HOLDER,
    authorisationValidityMs: YEAR,
    expressNeeded: false,
    minors: { ageOfMajority: 18 },
  } as unknown as DossierNeeds; // and of its needs
  const session = { insId: insId(person.ins), patient: person, connection: 'ordinary' } as unknown as DossierSession;
  await clock.advance(YEAR - HOUR);
  expect(proofNow(needs, session).ok).toBe(true);
  dmp.hear(dmp.begin(), clock.now());
  await clock.advance(HOUR);
  clock.set(-30 * 24 * HOUR);
  expect(proofNow(needs, session)).toMatchObject({ ok: false, fault: { code: 'consent/expired' } });
});
