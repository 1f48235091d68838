import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openingGate, type OpeningFacts } from '../../../../shared/domain/consent/opening.ts';
import { canOpen, type OpeningContext } from '../../../../shared/domain/consent/proof.ts';
import type { ConsentRecord, ExpressConsent } from '../../../../shared/domain/consent/record.ts';

const free: OpeningFacts = {
  existence: 'active',
  authorisation: 'valid',
  differences: [],
  mismatchAccepted: false,
  consentFault: null,
  connectionToChoose: false,
};

const anyFacts: fc.Arbitrary<OpeningFacts> = fc.record({
  existence: fc.constantFrom<OpeningFacts['existence'][]>('active', 'closed', 'absent', { unknown: 'X' }),
  authorisation: fc.constantFrom<OpeningFacts['authorisation'][]>('valid', 'expired', 'none', 'forbidden', {
    unknown: 'Y',
  }),
  differences: fc.subarray(['name', 'given-name', 'birth-date', 'sex'] as const),
  mismatchAccepted: fc.boolean(),
  consentFault: fc.constantFrom<OpeningFacts['consentFault'][]>(
    null,
    'consent/missing',
    'consent/refused',
    'consent/expired',
    'consent/wrong-person',
    'consent/withdrawn',
    'consent/came-of-age',
    'consent/express-missing',
  ),
  connectionToChoose: fc.boolean(),
});

describe('R10: gates stand in their order', () => {
  test('H23: only an active dossier with a valid authorisation, agreed identity and consent is open', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const identityAgreed = facts.differences.length === 0 || facts.mismatchAccepted;
        const allowed =
          facts.existence === 'active' &&
          facts.authorisation === 'valid' &&
          identityAgreed &&
          !facts.connectionToChoose &&
          facts.consentFault === null;
        expect(openingGate(facts).kind === 'open').toBe(allowed);
      }),
    );
  });

  test('R9: a blocked professional is told so before anything about identity or consent', () => {
    const facts: OpeningFacts = {
      ...free,
      authorisation: 'forbidden',
      differences: ['name'],
      consentFault: 'consent/missing',
    };
    expect(openingGate(facts)).toEqual({ kind: 'forbidden' });
  });

  test('H23: a status word nobody knows refuses, with the word', () => {
    expect(openingGate({ ...free, authorisation: { unknown: 'SUSPENDU' } })).toEqual({
      kind: 'unknown-status',
      raw: 'SUSPENDU',
    });
  });

  test('R7: an authorisation that the server holds for expired asks for consent again', () => {
    expect(openingGate({ ...free, authorisation: 'expired' })).toEqual({ kind: 'consent-needed', why: 'expired' });
  });
});

const ins = { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' } as const;
const granted: ConsentRecord = {
  id: 'c1',
  at: 1_000,
  ins,
  practitionerId: '899700000011',
  structureId: '499700000011001',
  decision: 'granted',
  answers: { consentingPerson: 'patient', capacity: 'care-team', informed: true, means: 'oral' },
};
const context: OpeningContext = {
  ins,
  practitionerId: '899700000011',
  now: 2_000,
  validityMs: 10_000,
  openedAt: 1_500,
  isMinor: false,
  secret: false,
  express: 'not-needed',
};

describe('H22: a proof exists only for a recorded act of this practitioner for this patient', () => {
  test('R6: a team consent holds until its validity ends, to the millisecond', () => {
    expect(canOpen(granted, context).ok).toBe(true);
    expect(canOpen(granted, { ...context, now: 10_999 }).ok).toBe(true);
    expect(canOpen(granted, { ...context, now: 11_000 })).toEqual({ ok: false, fault: { code: 'consent/expired' } });
  });

  test('R6: outside the team consent is asked again at each opening', () => {
    const outside: ConsentRecord = { ...granted, answers: { ...granted.answers, capacity: 'not-care-team' } };
    expect(canOpen(outside, context)).toEqual({ ok: false, fault: { code: 'consent/missing' } });
    expect(canOpen(outside, { ...context, openedAt: 900 }).ok).toBe(true);
  });

  test('a consent for another person or practitioner proves nothing', () => {
    const other = { ...ins, value: '207058575627097' };
    expect(canOpen(granted, { ...context, ins: other }).ok).toBe(false);
    expect(canOpen(granted, { ...context, practitionerId: '899700000029' }).ok).toBe(false);
  });

  test('R7: a withdrawal closes the door, whatever was granted before', () => {
    const { answers: _given, ...circumstances } = granted;
    const withdrawn: ConsentRecord = {
      ...circumstances,
      decision: 'withdrawn',
      spoken: { consentingPerson: 'patient', means: 'oral' },
    };
    expect(canOpen(withdrawn, context)).toEqual({ ok: false, fault: { code: 'consent/withdrawn' } });
  });

  test('R34: the consent of a representative ends on the day of majority', () => {
    const answers = { ...granted.answers, consentingPerson: 'legal-representative', representativeName: 'A' } as const;
    const record: ConsentRecord = { ...granted, answers };
    expect(canOpen(record, { ...context, isMinor: true }).ok).toBe(true);
    expect(canOpen(record, context)).toEqual({ ok: false, fault: { code: 'consent/came-of-age' } });
  });

  test('R36, H20: a consent opens the connection it was given in, and a secret one for its opening only', () => {
    const secret = {
      ground: 'L.1111-5',
      accompanied: false,
      oppositionNoted: true,
      reimbursementsTold: true,
    } as const;
    const inSecret: ConsentRecord = { ...granted, connection: 'secret', answers: { ...granted.answers, secret } };
    const minor = { ...context, isMinor: true };
    expect(canOpen(inSecret, minor)).toEqual({ ok: false, fault: { code: 'consent/missing' } });
    expect(canOpen(granted, { ...minor, secret: true })).toEqual({ ok: false, fault: { code: 'consent/missing' } });
    expect(canOpen(inSecret, { ...minor, secret: true, openedAt: 900 }).ok).toBe(true);
    expect(canOpen(inSecret, { ...minor, secret: true }).ok).toBe(false);
  });

  test('R3: occupational medicine reads nothing without its own express consent, still valid', () => {
    const express: ExpressConsent = {
      id: 'e1',
      at: 500,
      ins,
      practitionerId: '899700000011',
      structureId: '4',
      decision: 'express',
      ground: 'occupational-medicine',
      spoken: { consentingPerson: 'patient', means: 'written' },
      restrictionTold: true,
    };
    const missing = { ok: false, fault: { code: 'consent/express-missing' } };
    expect(canOpen(granted, { ...context, express: null })).toEqual(missing);
    expect(canOpen(null, { ...context, express: null })).toEqual(missing);
    expect(canOpen(granted, { ...context, express }).ok).toBe(true);
    expect(canOpen(granted, { ...context, express: { ...express, practitionerId: 'other' } })).toEqual(missing);
    expect(canOpen(granted, { ...context, now: 10_500, express })).toEqual(missing);
  });

  test('a refusal and silence prove nothing', () => {
    const { answers: _given, ...circumstances } = granted;
    expect(canOpen({ ...circumstances, decision: 'refused' }, context).ok).toBe(false);
    expect(canOpen(null, context).ok).toBe(false);
  });
});
