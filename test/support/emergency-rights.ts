import { breakGlass, type EmergencyRight } from '../../shared/domain/emergency/break-glass.ts';
import { regulate, type RegulationRight } from '../../shared/domain/emergency/regulation.ts';
import type { Ins } from '../../shared/domain/patient/ins.ts';

const HOUR = 60 * 60_000;
const context = (ins: Ins, now: number) => ({ accessId: 'a', ins, practitionerId: '899700000011', now, lifeMs: HOUR });

/** A break-glass right of one hour, for tests below the services. */
export function emergencyRight(ins: Ins, now = Date.now()): EmergencyRight {
  const right = breakGlass(
    {
      unableToConsent: true,
      immediateRisk: true,
      typed: 'Coma, aucun proche joignable',
      quick: null,
      opposition: 'none',
    },
    context(ins, now),
  );
  if (!right.ok) throw new Error(right.fault[0]?.code);
  return right.value;
}

/** A right of the Centre 15 of one hour. */
export function regulationRight(ins: Ins, now = Date.now()): RegulationRight {
  const right = regulate({ regulator: true, opposition: 'none' }, context(ins, now));
  if (!right.ok) throw new Error(right.fault.code);
  return right.value;
}
