import type { DocumentChange } from './change.ts';

/** EX_3.3-1045, EX_3.3-1050, R27: what cannot be undone is confirmed by an act of its own, in its own words (H35, H59). */
export function isIrreversible(change: DocumentChange): boolean {
  return change === 'show-to-patient' || change === 'show-to-representatives' || change === 'delete';
}
