import { afterEach, describe, expect, it } from 'vitest';
import {
  faultLines,
  faultsOfOpen,
  otherFaultLines,
  remainingOf,
  typedDateFaults,
} from '../../../renderer/features/deposit/answers.ts';
import { isoToTypedDate } from '../../../renderer/texts/format/partial-date.ts';
import { setWallOffset } from '../../../renderer/ui/wall-clock.ts';
import { depositFaults } from '../../../shared/domain/document/validate/deposit-faults.ts';
import { BLANK, entry, FULL } from './draft.ts';

describe('what a deposit still waits for', () => {
  it('is every question at first: nothing is answered in advance (R15, H32)', () => {
    expect(remainingOf(entry(), false, false)).toEqual(['typeCode', 'title', 'actAt', 'masked', 'patient']);
    expect(remainingOf(entry({ guard: 'not-verified' }), true, false)).toEqual([
      'guard',
      'typeCode',
      'title',
      'actAt',
      'masked',
      'patient',
      'representatives',
    ]);
  });

  it('is a look at the first page as long as the file proves no identity (H28)', () => {
    expect(remainingOf(entry({ guard: 'not-verified', form: FULL }), false, false)).toEqual(['guard']);
    expect(remainingOf(entry({ guard: 'not-verified', form: FULL }, true), false, false)).toEqual([]);
    expect(remainingOf(entry({ form: FULL }), false, false)).toEqual([]);
  });

  it('is the legal representatives for a minor (H20)', () => {
    expect(remainingOf(entry({ form: FULL }), true, false)).toEqual(['representatives']);
  });

  it('is that the patient was informed, until somebody has said so (R14)', () => {
    expect(remainingOf(entry({ form: FULL }), false, true)).toEqual(['informed']);
  });

  it('bears the same codes and fields as the rules of the deposit', () => {
    const patient = { identityStatus: 'qualifiee', birthDate: '2011-05-02' } as never;
    const told = depositFaults(BLANK, {
      patient,
      isMinor: true,
      secret: false,
      combinationAllowed: false,
      informed: false,
      now: Date.parse('2026-11-24'),
      types: [],
    });
    expect(faultsOfOpen(remainingOf(entry(), true, true))).toEqual(told);
  });
});

describe('a date as it is typed', () => {
  const DAY = 86_400_000;
  const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  const told = (actAt: string, typed = isoToTypedDate(actAt)): string[] =>
    typedDateFaults({ ...FULL, actAt }, typed, '1977-07-14').map(({ code }) => code);
  afterEach(() => setWallOffset(0));

  it('is judged once it is whole, and not before (H34)', () => {
    expect(told('2026-02-29')).toEqual(['deposit/date-unreadable']);
    expect(told('29/02/20', '29/02/20')).toEqual([]);
    expect(told('', '')).toEqual([]);
    expect(told('1950-01-01', '1/1/1950')).toEqual(['deposit/date-before-birth']);
  });

  it('is held against the clock of the workstation, which the sandbox can move (H57)', () => {
    expect(told(inDays(10))).toEqual(['deposit/date-future']);
    setWallOffset(30 * DAY);
    expect(told(inDays(10))).toEqual([]);
  });
});

describe('faults of the form', () => {
  const faults = [
    { code: 'deposit/date-future', field: 'actAt' },
    { code: 'deposit/identity-not-qualified', field: 'identity' },
    { code: 'store/disk-full' },
  ];

  it('stand beside their field', () => {
    expect(faultLines(faults, 'actAt')).toHaveLength(1);
    expect(faultLines(faults, 'title')).toEqual([]);
  });

  it('stand at the foot when they belong to no field: none is lost', () => {
    expect(otherFaultLines(faults)).toHaveLength(2);
  });
});
