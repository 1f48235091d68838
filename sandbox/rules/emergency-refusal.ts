/**
 * R30 to R32 (CSP L.1111-17): who may open a dossier in an emergency. Two oppositions, independent: neither is inferred
 * from the other. The law names any health professional for break-glass, the regulating physician alone for Centre 15.
 */

export interface EmergencyAccess {
  purpose: 'bris_de_glace' | 'centre_15';
  /** Code of TRE_G15. */
  profession: string | null;
  /** Justification written in the assertion. */
  reason: string | null;
  /** Acts for a SAMU's call centre. */
  atCallCentre: boolean;
}

export interface Oppositions {
  breakGlass: boolean;
  centre15: boolean;
}

export type EmergencyRefusal = 'opposed-break-glass' | 'no-reason' | 'not-a-regulator' | 'opposed-centre-15';

const PHYSICIAN = '10';

/** Why the access is refused; null when it is allowed. The opposition comes before anything else (R30). */
export function emergencyRefusal(access: EmergencyAccess, oppositions: Oppositions): EmergencyRefusal | null {
  if (access.purpose === 'bris_de_glace') {
    if (oppositions.breakGlass) return 'opposed-break-glass';
    return access.reason === null || access.reason.trim() === '' ? 'no-reason' : null;
  }
  if (oppositions.centre15) return 'opposed-centre-15';
  return access.profession === PHYSICIAN && access.atCallCentre ? null : 'not-a-regulator';
}
