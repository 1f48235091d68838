import type { Ins } from './ins.ts';

/** Trust in an identity, from the national *identitovigilance* reference (RNIV). Writing needs `qualifiee` (H04). */
export const IDENTITY_STATUSES = ['qualifiee', 'validee', 'recuperee', 'provisoire'] as const;
export type IdentityStatus = (typeof IDENTITY_STATUSES)[number];

/**
 * A patient as the practice knows him: local traits, which stay on screen whatever the DMP returns (RG_0320).
 *
 * `birthDate` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: an unknown day stays unknown. `birthPlace` is the INSEE code of
 * the commune or country of birth (COG), five characters. `givenNames` holds every given name of the birth act.
 */
export interface PatientIdentity {
  readonly ins: Ins;
  readonly birthName: string;
  readonly usedName?: string;
  readonly givenNames: string;
  readonly firstGivenName: string;
  readonly sex: 'M' | 'F';
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly identityStatus: IdentityStatus;
  /** Identifier of the patient in the practice software (IPP), without its root. */
  readonly localId?: string;
}
