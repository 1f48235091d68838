/** Médecin (TRE_G15). */
const DOCTOR = '10';

/** R11: the médecin traitant is a doctor; nobody else is offered the declaration. From the card, never from a setting. */
export function mayBeTreating(holder: { readonly profession: { readonly code: string } }): boolean {
  return holder.profession.code === DOCTOR;
}
