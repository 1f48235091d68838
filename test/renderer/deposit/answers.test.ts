import { describe, expect, it } from 'vitest';
import { faultLines, faultsOfOpen, otherFaultLines, remainingOf } from '../../../renderer/features/deposit/answers.ts';
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
