import type { DepositRule } from './form.ts';

/** Vaccination note and history: always `N`, never hidden from anyone (EX_2.1-2010, H20). */
export const VACCINATION_TYPES = ['87273-9', '11369-6'];

/**
 * Visibility is stated for each document (R15, EX_2.1-1050): masked to professionals or not, visible to the
 * patient or not and, for a minor, visible to the legal representatives or not. Nothing is taken for granted.
 */
export const visibilityStated: DepositRule = (typed, { isMinor, secret }) => {
  const hidden = typed.masked === 'yes' || typed.representatives === 'hidden' || typed.patient === 'hold';
  const noteHidden = !secret && hidden && VACCINATION_TYPES.includes(typed.typeCode);
  return [
    ...(typed.masked === '' ? [{ code: 'deposit/masked-unanswered', field: 'masked' } as const] : []),
    ...(typed.patient === '' ? [{ code: 'deposit/patient-unanswered', field: 'patient' } as const] : []),
    ...(isMinor && typed.representatives === ''
      ? [{ code: 'deposit/representatives-unanswered', field: 'representatives' } as const]
      : []),
    ...(noteHidden ? [{ code: 'deposit/vaccination-not-hidden', field: 'masked' } as const] : []),
  ];
};
