/** Fewest letters of a reason: one letter or a row of dots says nothing (issue 3 «Bad input»). */
export const REASON_LETTERS = 3;
export const REASON_LIMIT = 300;

export type ReasonFault = 'deposit/hold-reason-missing' | 'deposit/hold-reason-short' | 'deposit/hold-reason-long';

/** What a written reason lacks; null when it says something. */
export function reasonGap(reason: string): 'missing' | 'short' | 'long' | null {
  const text = reason.trim();
  if (text === '') return 'missing';
  if ([...text].length > REASON_LIMIT) return 'long';
  return (text.match(/\p{L}/gu) ?? []).length < REASON_LETTERS ? 'short' : null;
}

/** R22: a hold is asked for with a reason, kept on this workstation and sent to nobody. Null when it says something. */
export function reasonFault(reason: string): ReasonFault | null {
  const gap = reasonGap(reason);
  return gap && `deposit/hold-reason-${gap}`;
}
