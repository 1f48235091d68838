import { fail, ok, type Result } from '../../result.ts';
import type { Fault } from '../../fault.ts';
import { insId, type Ins } from '../patient/ins.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { ConsentRecord } from './record.ts';

declare const proven: unique symbol;

/**
 * Proof that a consultation of this dossier by this practitioner was allowed by a recorded act. Built here only:
 * every port that reads (TD3.1, TD3.2) asks for it or for a right of an emergency (`reading-right.ts`), so that reading
 * without either does not compile (H22, N3).
 */
export interface ConsentProof {
  readonly [proven]: true;
  /** Purpose of use in the assertions of what is read under it (TRE_R248). */
  readonly purpose: 'normal';
  readonly consentId: string;
  readonly ins: Ins;
  readonly practitionerId: string;
}

export type ConsentFaultCode = 'consent/missing' | 'consent/refused' | 'consent/wrong-person' | 'consent/expired';

/** What a consent is held against at an opening. `validityMs` is a setting, default 12 months (R7, decision 15). */
export interface OpeningContext {
  readonly ins: Ins;
  readonly practitionerId: string;
  readonly now: EpochMs;
  readonly validityMs: number;
  /** Start of this opening: a consent given outside the care team holds for the opening it was given in (R6). */
  readonly openedAt: EpochMs;
}

function faultOf(record: ConsentRecord, context: OpeningContext): ConsentFaultCode | null {
  const samePerson = insId(record.ins) === insId(context.ins) && record.practitionerId === context.practitionerId;
  if (!samePerson) return 'consent/wrong-person';
  if (record.decision === 'refused') return 'consent/refused';
  if (record.answers.capacity === 'not-care-team') return record.at < context.openedAt ? 'consent/missing' : null;
  return context.now - record.at >= context.validityMs ? 'consent/expired' : null;
}

/**
 * Decides whether the latest recorded act allows a consultation now (R6, CE 490409: consent before the first access).
 *
 * @param latest the latest act recorded for this patient and practitioner, or null.
 * @returns the proof that reading ports ask for; `consent/missing`, `consent/refused`, `consent/wrong-person`
 *   or `consent/expired` otherwise.
 */
export function canOpen(
  latest: ConsentRecord | null,
  context: OpeningContext,
): Result<ConsentProof, Fault<ConsentFaultCode>> {
  if (!latest) return fail({ code: 'consent/missing' });
  const code = faultOf(latest, context);
  if (code) return fail({ code });
  const proof = { purpose: 'normal', consentId: latest.id, ins: context.ins, practitionerId: context.practitionerId };
  // The brand exists only in types; this is the one place that may give it.
  return ok(proof as ConsentProof);
}
