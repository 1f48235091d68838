import { describe, expect, test } from 'vitest';
import { depositFaults } from '../../../../shared/domain/document/validate/deposit-faults.ts';
import type { DepositContext, TypedDeposit } from '../../../../shared/domain/document/validate/form.ts';

const context: DepositContext = {
  patient: {
    ins: { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' },
    birthName: 'PAT-TROIS',
    givenNames: 'DOMINIQUE',
    firstGivenName: 'DOMINIQUE',
    sex: 'F',
    birthDate: '1979-03-28',
    birthPlace: '51215',
    identityStatus: 'qualifiee',
  },
  isMinor: false,
  secret: false,
  combinationAllowed: false,
  informed: true,
  now: Date.UTC(2026, 10, 22, 22, 59),
  types: [
    {
      code: '34112-3',
      codeSystem: '2.16.840.1.113883.6.1',
      displayName: 'CR hospitalier (séjour)',
      classCode: '10',
      classCodeSystem: '1.2.250.1.213.1.1.4.1',
      classLabel: 'Compte rendu',
    },
  ],
};
const good: TypedDeposit = {
  typeCode: '34112-3',
  title: 'CR de séjour',
  actAt: '2026-11-22',
  masked: 'no',
  patient: 'visible',
  holdReason: '',
  talkAt: '',
  representatives: '',
};
const codes = (typed: Partial<TypedDeposit>, held: Partial<DepositContext> = {}): string[] =>
  depositFaults({ ...good, ...typed }, { ...context, ...held }).map((fault) => fault.code);

describe('a deposit form is judged whole', () => {
  test('a complete form has no fault', () => expect(codes({})).toEqual([]));

  test('an empty form gives every fault at once', () => {
    const empty: TypedDeposit = {
      typeCode: '',
      title: ' ',
      actAt: '',
      masked: '',
      patient: '',
      holdReason: '',
      talkAt: '',
      representatives: '',
    };
    const minor = { isMinor: true, patient: { ...context.patient, identityStatus: 'provisoire' as const } };
    expect(codes(empty, minor)).toEqual([
      'deposit/identity-not-qualified',
      'deposit/type-missing',
      'deposit/title-missing',
      'deposit/date-missing',
      'deposit/masked-unanswered',
      'deposit/patient-unanswered',
      'deposit/representatives-unanswered',
    ]);
  });

  test('H52: a type outside the list of the DMP is refused', () =>
    expect(codes({ typeCode: '00000-0' })).toEqual(['deposit/type-unknown']));

  test('a title of 128 characters passes, one of 129 does not, a control character neither', () => {
    expect(codes({ title: 'é'.repeat(128) })).toEqual([]);
    expect(codes({ title: 'é'.repeat(129) })).toEqual(['deposit/title-too-long']);
    expect(codes({ title: 'CR\u0007' })).toEqual(['deposit/title-characters']);
    // Read otherwise than it is, or as nothing at all.
    for (const title of ['CR \u202Eehcuag', '\u200B\u200B', 'CR\u2066'])
      expect(codes({ title })).toEqual(['deposit/title-characters']);
  });

  test('H34: an act is not tomorrow, not before birth, and a day of the calendar', () => {
    expect(codes({ actAt: '2026-11-23' })).toEqual(['deposit/date-future']);
    expect(codes({ actAt: '1979-03-27' })).toEqual(['deposit/date-before-birth']);
    expect(codes({ actAt: '2026-02-30' })).toEqual(['deposit/date-unreadable']);
    expect(codes({ actAt: '22/11/2026' })).toEqual(['deposit/date-unreadable']);
  });

  test('H50: «today» is the day in Paris', () => {
    const afterMidnightInParis = Date.UTC(2026, 10, 22, 23, 1);
    expect(codes({ actAt: '2026-11-23' }, { now: afterMidnightInParis })).toEqual([]);
  });

  test('R22: a hold asks for a reason that says something', () => {
    expect(codes({ patient: 'hold' })).toEqual(['deposit/hold-reason-missing']);
    expect(codes({ patient: 'hold', holdReason: 'x' })).toEqual(['deposit/hold-reason-short']);
    expect(codes({ patient: 'hold', holdReason: 'Diagnostic à annoncer' })).toEqual([]);
    expect(codes({ patient: 'visible', holdReason: 'x' })).toEqual([]);
  });

  test('R15: hidden from the patient and masked at once follows the parameter of the store', () => {
    const both = { patient: 'hold', holdReason: 'Diagnostic à annoncer', masked: 'yes' } as const;
    expect(codes(both)).toEqual(['deposit/hold-and-masked']);
    expect(codes(both, { combinationAllowed: true })).toEqual([]);
  });

  test('R25: a planned talk lies ahead, and before the release', () => {
    const hold = { patient: 'hold', holdReason: 'Diagnostic à annoncer' } as const;
    expect(codes({ ...hold, talkAt: '2026-11-22T23:00' })).toEqual(['hold/talk-in-past']);
    expect(codes({ ...hold, talkAt: '2026-12-23T00:00' })).toEqual(['hold/talk-too-late']);
    expect(codes({ ...hold, talkAt: '2026-11-31T10:00' })).toEqual(['deposit/talk-unreadable']);
    expect(codes({ ...hold, talkAt: '2026-12-01T10:00' })).toEqual([]);
  });

  test('R14: nothing is filed before it was said that the patient is informed, a new version neither', () => {
    expect(codes({}, { informed: false })).toEqual(['deposit/patient-not-informed']);
    expect(codes({}, { informed: false, replaces: true })).toEqual(['deposit/patient-not-informed']);
  });

  test('H20: a vaccination note is never hidden from anyone', () => {
    const types = [{ ...context.types[0]!, code: '87273-9' }];
    expect(codes({ typeCode: '87273-9', masked: 'yes' }, { types })).toEqual(['deposit/vaccination-not-hidden']);
    const held = { typeCode: '87273-9', patient: 'hold', holdReason: 'Diagnostic' } as const;
    expect(codes(held, { types })).toEqual(['deposit/vaccination-not-hidden']);
  });
});
