/**
 * Why content of a dossier leaves the screen on paper or as a file (H56): the class of reason that is journaled with
 * `document.printed`, `document.saved` and `document.copied` as the fact `reason`. Never free text.
 */
export const WAY_OUT_REASONS = ['patient', 'professional', 'own-file', 'control'] as const;
export type WayOutReason = (typeof WAY_OUT_REASONS)[number];
