import type { Restriction } from '../visibility.ts';

/** Restrictions that no change may add: masking to professionals is another thing, and reversible (N8). */
const NEVER_ADDED: readonly Restriction[] = ['INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX'];

/**
 * R25, R27, N8: what the patient or the legal representatives could see is never hidden from them again, neither by a
 * change nor by a new version.
 */
export function isLateHiding(before: readonly Restriction[], after: readonly Restriction[]): boolean {
  return NEVER_ADDED.some((restriction) => after.includes(restriction) && !before.includes(restriction));
}
