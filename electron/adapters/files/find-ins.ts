import { insKey, normaliseIns } from '../../../shared/domain/patient/ins.ts';

/** Blanks, dots and hyphens that people and printers put between the groups of the number. */
const GAP = '[\\s.\\-\\u00a0\\u202f]{0,2}';
const GROUPS = ['[1-478]', '\\d{2}', '\\d{2}', '(?:\\d{2}|2[AaBb])', '\\d{3}', '\\d{3}', '\\d{2}'];
const CANDIDATE = new RegExp(`(?<![\\dA-Za-z])${GROUPS.join(GAP)}(?![\\dA-Za-z])`, 'g');

/** Months of the number: 01–12, and the codes given when the birth act is incomplete (20, 30–42, 50–99; INSEE). */
const MONTH = /^(?:0[1-9]|1[0-2]|20|3\d|4[0-2]|[5-9]\d)$/;

function isIns(value: string): boolean {
  return MONTH.test(value.slice(3, 5)) && insKey(value.slice(0, 13)) === value.slice(13);
}

/**
 * Every INS written in a text: fifteen characters in the usual groups, with a valid month and a valid key, each once.
 * One other number in about two hundred passes by chance; it can only cause a question, never a deposit (H28).
 */
export function findIns(text: string): string[] {
  const found = [...text.matchAll(CANDIDATE)].map(([match]) => normaliseIns(match).replace(/-/g, ''));
  return [...new Set(found.filter(isIns))];
}
