/**
 * Why content of a dossier leaves the screen on paper or as a file (H56): the class of reason that is journaled with
 * `document.printed`, `document.saved` and `document.copied` as the fact `reason`. Never free text. Who acts for the patient
 * is one of them: what is given to a parent is not «given to the patient» (R34, H20).
 */
export const WAY_OUT_REASONS = ['patient', 'representative', 'professional', 'own-file', 'control'] as const;
export type WayOutReason = (typeof WAY_OUT_REASONS)[number];
