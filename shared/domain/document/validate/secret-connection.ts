import type { DepositRule } from './form.ts';
import { VACCINATION_TYPES } from './visibility-stated.ts';

/**
 * R36, H20, EX_2.1-1050: in a minor's secret connection only documents hidden from the legal representatives leave, and a
 * vaccination note never does: it is always readable by them (EX_2.1-2010).
 */
export const secretConnection: DepositRule = (typed, { secret }) => {
  if (!secret) return [];
  return [
    ...(typed.representatives === 'hidden'
      ? []
      : [{ code: 'deposit/secret-only-hidden', field: 'representatives' } as const]),
    ...(VACCINATION_TYPES.includes(typed.typeCode)
      ? [{ code: 'deposit/vaccination-in-secret', field: 'typeCode' } as const]
      : []),
  ];
};
