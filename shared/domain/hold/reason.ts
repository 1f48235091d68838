/** Fewest letters of a reason: one letter or a row of dots says nothing (issue 3 «Bad input»). */
export const REASON_LETTERS = 3;
export const REASON_LIMIT = 300;

export type ReasonFault = 'deposit/hold-reason-missing' | 'deposit/hold-reason-short' | 'deposit/hold-reason-long';

/** R22: a hold is asked for with a reason, kept on this workstation and sent to nobody. Null when it says something. */
export function reasonFault(reason: string): ReasonFault | null {
  const text = reason.trim();
  if (text === '') return 'deposit/hold-reason-missing';
  if ([...text].length > REASON_LIMIT) return 'deposit/hold-reason-long';
  return (text.match(/\p{L}/gu) ?? []).length < REASON_LETTERS ? 'deposit/hold-reason-short' : null;
}
