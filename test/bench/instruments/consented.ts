import { canOpen, type ConsentProof } from '../../../shared/domain/consent/proof.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';
import { TILLEULS } from './card-gateway.ts';

/** The answers of an ordinary consent. */
export const consentAnswers = {
  consentingPerson: 'patient',
  capacity: 'care-team',
  informed: true,
  means: 'oral',
} as const;

/** The value of a call that must succeed here; throws its fault. */
export function value<Value>(result: Result<Value, Fault | readonly Fault[]>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

/** A consent given now, for a gateway that is asked without the services around it. */
export function proofFor(ins: Ins): ConsentProof {
  const practitionerId = '899700000011';
  const now = Date.now();
  const made = { id: 'bench', at: now, ins, practitionerId, structureId: TILLEULS } as const;
  const record = { ...made, decision: 'granted', answers: consentAnswers } as const;
  return value(
    canOpen(record, {
      ins,
      practitionerId,
      now,
      validityMs: 60_000,
      openedAt: now,
      isMinor: false,
      secret: false,
      express: 'not-needed',
    }),
  );
}
