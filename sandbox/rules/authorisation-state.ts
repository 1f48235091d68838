/**
 * R6, R7, R9: the state of an authorisation. One given to a structure, which is what its employees ask for
 * (dmp-interface §6.4, note 1), covers the team that acts for it; a block comes before any authorisation, and does not
 * reach the médecin traitant.
 */
import { addMonths } from './add-months.ts';

/** States on the wire (dmp-interface §1.3; only VALIDE was seen in a message). */
export type AuthorisationState = 'VALIDE' | 'NON_EXISTE' | 'EXPIRE' | 'INTERDIT';

/** What the patient decided about somebody. */
export interface Decision {
  state: 'AUTORISE' | 'INTERDIT';
  startedAt: number;
}

/**
 * @param decisions about the professional himself, and about the structure he acts for; null when there is none
 * @param months life of an authorisation
 */
export function authorisationState(
  decisions: readonly (Decision | null)[],
  attending: boolean,
  now: number,
  months: number,
): AuthorisationState {
  const taken = decisions.filter((one) => one !== null);
  const blocked = taken.some((one) => one.state === 'INTERDIT');
  if (blocked) return attending ? 'VALIDE' : 'INTERDIT';
  if (taken.some((one) => now < addMonths(one.startedAt, months))) return 'VALIDE';
  return taken.length > 0 ? 'EXPIRE' : 'NON_EXISTE';
}
