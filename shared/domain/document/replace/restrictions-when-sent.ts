import { RESTRICTIONS, type Restriction } from '../visibility.ts';

/**
 * N7, N8, R25: what a new version bears when it leaves, which may be long after it was made: everything the version in
 * force bears now, so that it is never more visible, and the mask its author asked for. Hiding from the patient or the
 * representatives follows the version in force alone: what has become visible meanwhile is not hidden again.
 *
 * @param inForce restrictions of the version it replaces, as the registry has them now.
 * @param made restrictions of the new version when it was queued.
 */
export function restrictionsWhenSent(inForce: readonly Restriction[], made: readonly Restriction[]): Restriction[] {
  return RESTRICTIONS.filter((one) => inForce.includes(one) || (one === 'MASQUE_PS' && made.includes(one)));
}
