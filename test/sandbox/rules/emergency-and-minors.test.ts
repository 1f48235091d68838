import { describe, expect, test } from 'vitest';
import { emergencyRefusal, type EmergencyAccess } from '../../../sandbox/rules/emergency-refusal.ts';
import { isMinor } from '../../../sandbox/rules/is-minor.ts';
import { secretDepositRefusal } from '../../../sandbox/rules/secret-deposit.ts';
import { deservesTitledNotice } from '../../../sandbox/rules/titled-notice.ts';

const breakGlass: EmergencyAccess = {
  purpose: 'bris_de_glace',
  profession: '60',
  reason: 'Patient inconscient',
  atCallCentre: false,
};
const centre15: EmergencyAccess = { purpose: 'centre_15', profession: '10', reason: null, atCallCentre: true };

describe('R30 to R32: emergency', () => {
  test.each([
    [false, false, null, null],
    [true, false, 'opposed-break-glass', null],
    [false, true, null, 'opposed-centre-15'],
    [true, true, 'opposed-break-glass', 'opposed-centre-15'],
  ])('opposed to break-glass %s, to Centre 15 %s', (first, second, toBreakGlass, toCentre15) => {
    const oppositions = { breakGlass: first, centre15: second };
    expect(emergencyRefusal(breakGlass, oppositions)).toBe(toBreakGlass);
    expect(emergencyRefusal(centre15, oppositions)).toBe(toCentre15);
  });

  test('break-glass wants a reason, and the opposition is told first; Centre 15 wants a regulating physician', () => {
    const none = { breakGlass: false, centre15: false };
    expect(emergencyRefusal({ ...breakGlass, reason: ' ' }, none)).toBe('no-reason');
    expect(emergencyRefusal({ ...breakGlass, reason: null }, { ...none, breakGlass: true })).toBe(
      'opposed-break-glass',
    );
    expect(emergencyRefusal({ ...centre15, profession: '60' }, none)).toBe('not-a-regulator');
    expect(emergencyRefusal({ ...centre15, atCallCentre: false }, none)).toBe('not-a-regulator');
  });
});

describe('R34: majority', () => {
  test.each([
    ['2008-11-22', '2026-11-21T22:59:59Z', true],
    ['2008-11-22', '2026-11-21T23:00:00Z', false],
    ['2008-02-29', '2026-02-28T22:59:59Z', true],
    ['2008-02-29', '2026-02-28T23:00:00Z', false],
    ['2008-04', '2026-04-29T12:00:00Z', true],
    ['2008-04', '2026-04-30T12:00:00Z', false],
    ['2008', '2026-12-30T12:00:00Z', true],
    ['2008', '2026-12-31T12:00:00Z', false],
  ])('H20: born %s, at %s a minor: %s', (born, now, expected) => {
    expect(isMinor(born, 18, Date.parse(now))).toBe(expected);
  });
});

test('R36: a secret connection is for minors and deposits secrets only', () => {
  const secret = ['N', 'INVISIBLE_REPRESENTANTS_LEGAUX'];
  expect(secretDepositRefusal(true, [secret])).toBeNull();
  expect(secretDepositRefusal(true, [secret, ['N']])).toBe('visible-to-representatives');
  expect(secretDepositRefusal(false, [secret])).toBe('not-a-minor');
});

test('R43: no title in a notice about what is held or secret', () => {
  expect(deservesTitledNotice(['N', 'MASQUE_PS'])).toBe(true);
  expect(deservesTitledNotice(['N', 'INVISIBLE_PATIENT'])).toBe(false);
  expect(deservesTitledNotice(['N', 'INVISIBLE_REPRESENTANTS_LEGAUX'])).toBe(false);
});
