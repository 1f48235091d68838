import type { DepositRule } from './form.ts';

/** A type that may be deposited, with the class that follows from it (JDV_J66, ASS_X16; H52). */
export interface DocumentType {
  readonly code: string;
  readonly codeSystem: string;
  readonly displayName: string;
  readonly classCode: string;
  readonly classCodeSystem: string;
  readonly classLabel: string;
}

/** The type is chosen, and stands in the DMP's list: an unknown code is refused at deposit (H52, EX_2.1-1071). */
export const typeKnown: DepositRule = (typed, { types }) => {
  if (typed.typeCode === '') return [{ code: 'deposit/type-missing', field: 'typeCode' }];
  const known = types.some((type) => type.code === typed.typeCode);
  return known ? [] : [{ code: 'deposit/type-unknown', field: 'typeCode' }];
};
