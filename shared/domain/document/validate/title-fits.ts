import type { Fault } from '../../../fault.ts';
import type { DepositFaultCode, DepositRule } from './form.ts';

/** Longest title of a CDA (CI-SIS Structuration minimale V1.16.8 §3.5.3), in characters. */
export const TITLE_LIMIT = 128;

// Characters that XML 1.0 cannot carry, line breaks, which a title has none of, and marks of direction or of no width,
// with which it would be read otherwise than it is («note\u202Efdp»), or look empty.
const FORBIDDEN =
  /[\u0000-\u001f\u007f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** What is wrong with a title as typed. */
export function titleFaults(typed: string): Fault<DepositFaultCode>[] {
  const title = typed.trim();
  if (title === '') return [{ code: 'deposit/title-missing', field: 'title' }];
  if (FORBIDDEN.test(title)) return [{ code: 'deposit/title-characters', field: 'title' }];
  if ([...title].length > TITLE_LIMIT) return [{ code: 'deposit/title-too-long', field: 'title', limit: TITLE_LIMIT }];
  return [];
}

/** The title says something, in at most 128 characters that a message can carry. */
export const titleFits: DepositRule = ({ title }) => titleFaults(title);
