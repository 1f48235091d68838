import type { Fault } from '../../fault.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { CardHolder, Situation } from '../card/practitioner.ts';
import type { Ins } from '../patient/ins.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { AccessContext } from './break-glass.ts';
import type { Opposition } from './opposition.ts';

declare const regulating: unique symbol;

/**
 * The right of a regulating physician to read the dossier of the person a call is about (CSP L.1111-17 II, R31). Built
 * here only; no justification is asked and the state of an authorisation does not count.
 */
export interface RegulationRight {
  readonly [regulating]: true;
  readonly purpose: 'centre_15';
  readonly accessId: string;
  readonly ins: Ins;
  readonly practitionerId: string;
  readonly until: EpochMs;
}

const PHYSICIAN = '10';

/**
 * Whether this holder regulates calls in this situation: a physician, at a structure that the installation names as a
 * regulation centre. No card and no code list says «régulateur» (dmp-interface §2.2: profession, savoir-faire and
 * sector only), so that the centre is a setting; auxiliary call handlers are refused (R31).
 *
 * @param centres Struct_IdNat of the regulation centres of this installation.
 */
export function isRegulator(
  holder: Pick<CardHolder, 'profession'>,
  situation: Pick<Situation, 'structureId'>,
  centres: readonly string[],
): boolean {
  return holder.profession.code === PHYSICIAN && centres.includes(situation.structureId);
}

export type RegulationFaultCode = 'emergency/not-a-regulator' | 'emergency/opposed-centre-15';

/**
 * Decides on an access of the Centre 15 (R31): its own opposition alone counts (R32).
 *
 * @returns the right that reading ports accept, or why not.
 */
export function regulate(
  caller: { readonly regulator: boolean; readonly opposition: Opposition },
  { accessId, ins, practitionerId, now, lifeMs }: AccessContext,
): Result<RegulationRight, Fault<RegulationFaultCode>> {
  if (!caller.regulator) return fail({ code: 'emergency/not-a-regulator' });
  if (caller.opposition === 'opposed') return fail({ code: 'emergency/opposed-centre-15' });
  const right = { purpose: 'centre_15', accessId, ins, practitionerId, until: now + lifeMs };
  // The brand exists only in types; this is the one place that may give it.
  return ok(right as RegulationRight);
}
