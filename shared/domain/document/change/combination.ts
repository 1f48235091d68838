import type { Restriction } from '../visibility.ts';
import type { ChangeRule } from './change.ts';

/** R15, EX_2.1-1050: masked to professionals and hidden from the patient at once, while the store's parameter says no. */
export function isForbiddenCombination(restrictions: readonly Restriction[], allowed: boolean): boolean {
  return !allowed && restrictions.includes('MASQUE_PS') && restrictions.includes('INVISIBLE_PATIENT');
}

/** H21: masking a document that is hidden from the patient follows that parameter. */
export const combinationAllowed: ChangeRule = (change, { restrictions }, asker) =>
  change === 'mask' && isForbiddenCombination([...restrictions, 'MASQUE_PS'], asker.combinationAllowed)
    ? 'visibility/combination'
    : null;
