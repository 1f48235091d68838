import type { Fault } from '../../fault.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Ins } from '../patient/ins.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { Opposition } from './opposition.ts';
import { parseReason, type QuickReason, type ReasonFaultCode, type WrittenReason } from './reason.ts';

declare const attested: unique symbol;

/**
 * The right to read one dossier in an emergency (CSP L.1111-17 I, R30). Built here only, from both legal conditions and
 * a reason; it belongs to one access of one practitioner and holds until `until`.
 */
export interface EmergencyRight {
  readonly [attested]: true;
  readonly purpose: 'bris_de_glace';
  readonly accessId: string;
  readonly ins: Ins;
  readonly practitionerId: string;
  readonly reason: WrittenReason;
  readonly until: EpochMs;
}

/** What the practitioner attested, and what was found out while he did. */
export interface Attestation {
  /** The person cannot express his will. */
  readonly unableToConsent: boolean;
  /** His health is exposed to an immediate risk. */
  readonly immediateRisk: boolean;
  readonly typed: string;
  readonly quick: QuickReason | null;
  readonly opposition: Opposition;
}

/** Whose access, and how long: the span is a setting, 60 minutes by default (decision 15). */
export interface AccessContext {
  readonly accessId: string;
  readonly ins: Ins;
  readonly practitionerId: string;
  readonly now: EpochMs;
  readonly lifeMs: number;
}

export type BreakGlassFaultCode =
  'emergency/opposed' | 'emergency/will-not-attested' | 'emergency/risk-not-attested' | ReasonFaultCode;

/**
 * Decides on a break-glass access (R30). An opposition is told alone and first: nothing the practitioner could add
 * would change it.
 *
 * @returns the right that reading ports accept; every fault at once otherwise.
 */
export function breakGlass(
  attestation: Attestation,
  { accessId, ins, practitionerId, now, lifeMs }: AccessContext,
): Result<EmergencyRight, readonly Fault<BreakGlassFaultCode>[]> {
  if (attestation.opposition === 'opposed') return fail([{ code: 'emergency/opposed' }]);
  const reason = parseReason(attestation.typed, attestation.quick);
  const faults: Fault<BreakGlassFaultCode>[] = [
    ...(attestation.unableToConsent
      ? []
      : [{ code: 'emergency/will-not-attested' as const, field: 'unableToConsent' }]),
    ...(attestation.immediateRisk ? [] : [{ code: 'emergency/risk-not-attested' as const, field: 'immediateRisk' }]),
    ...(reason.ok ? [] : [reason.fault]),
  ];
  if (!reason.ok || faults.length > 0) return fail(faults);
  const right = { purpose: 'bris_de_glace', accessId, ins, practitionerId, reason: reason.value, until: now + lifeMs };
  // The brand exists only in types; this is the one place that may give it.
  return ok(right as EmergencyRight);
}
