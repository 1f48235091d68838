/**
 * R11, R21, EX_3.1-1030: the filter on documents masked to professionals exists for a médecin traitant alone, keyed on
 * what TD0.2 of this opening said and on nothing kept: it goes with that status, at once (H16).
 */
export function offersMaskedFilter(right: { readonly isTreatingPhysician: boolean } | null): boolean {
  return right?.isTreatingPhysician ?? false;
}
