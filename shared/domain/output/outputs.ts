/**
 * Every way by which a document can leave the practitioner's screen or turn towards somebody else (R28, N7). Adding one
 * here does not compile until its audience is declared below (H18).
 */
export const OUTPUTS = ['print', 'save', 'copy', 'show-to-patient'] as const;
export type Output = (typeof OUTPUTS)[number];

/** Who may come to read it. Paper, files and copied text reach the patient's hands sooner or later: no promise counts. */
export type Audience = 'patient' | 'professional';

/** One list of outputs, one audience each. */
export const AUDIENCE_OF: Readonly<Record<Output, Audience>> = {
  print: 'patient',
  save: 'patient',
  copy: 'patient',
  'show-to-patient': 'patient',
};
