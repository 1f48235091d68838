import type { DepositRule } from './form.ts';

/** Writing in a DMP asks for a qualified identity: INS and traits confirmed by the practice (H04, RNIV). */
export const identityQualified: DepositRule = (_typed, { patient }) =>
  patient.identityStatus === 'qualifiee' ? [] : [{ code: 'deposit/identity-not-qualified', field: 'identity' }];
