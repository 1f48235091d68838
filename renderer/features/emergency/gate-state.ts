import type { Preparation } from '../../../shared/contract/emergency-preparation.ts';
import {
  parseReason,
  QUICK_REASON_CODES,
  QUICK_REASONS,
  type QuickReason,
} from '../../../shared/domain/emergency/reason.ts';
import type { Acts } from '../../api/emergency.ts';

export const NO_ACTS: Acts = {
  unableToConsent: false,
  immediateRisk: false,
  samePerson: false,
  reason: '',
  quick: null,
};

/** A quick reason with its text; choosing it again, or another, changes only the text that it put there itself. */
export function withQuick(acts: Acts, quick: QuickReason): Acts {
  const before = acts.quick === null ? '' : QUICK_REASONS[acts.quick];
  const own = acts.reason.startsWith(before) ? acts.reason.slice(before.length).replace(/^[\s,]+/, '') : acts.reason;
  if (acts.quick === quick) return { ...acts, quick: null, reason: own };
  return { ...acts, quick, reason: own === '' ? `${QUICK_REASONS[quick]}, ` : `${QUICK_REASONS[quick]}, ${own}` };
}

/** The quick reason of a digit key, or null. */
export function quickOfKey(key: string): QuickReason | null {
  return /^[1-5]$/.test(key) ? (QUICK_REASON_CODES[Number(key) - 1] ?? null) : null;
}

/** Codes of what is still missing, in the order of the page; the rule says the last word when the access is opened. */
export function missing(preparation: Preparation | null, acts: Acts): string[] {
  if (preparation?.state.kind !== 'possible') return [];
  const doubt = preparation.state.differences.length > 0 && !acts.samePerson ? ['emergency/person-not-confirmed'] : [];
  if (preparation.mode === 'centre_15') return doubt;
  const reason = parseReason(acts.reason, acts.quick);
  return [
    ...doubt,
    ...(acts.unableToConsent ? [] : ['emergency/will-not-attested']),
    ...(acts.immediateRisk ? [] : ['emergency/risk-not-attested']),
    ...(reason.ok ? [] : [reason.fault.code]),
  ];
}
