import { fail, ok, type Result } from '../../result.ts';
import type { Fault } from '../../fault.ts';
import { insId, type Ins } from '../patient/ins.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { ConsentRecord, ExpressConsent } from './record.ts';

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

export type ConsentFaultCode =
  | 'consent/missing'
  | 'consent/refused'
  | 'consent/withdrawn'
  | 'consent/wrong-person'
  | 'consent/expired'
  | 'consent/came-of-age'
  | 'consent/express-missing';

/** What a consent is held against at an opening. `validityMs` is a setting, default 12 months (R7, decision 15). */
export interface OpeningContext {
  readonly ins: Ins;
  readonly practitionerId: string;
  readonly now: EpochMs;
  readonly validityMs: number;
  /** Start of this opening: a consent given outside the care team holds for the opening it was given in (R6). */
  readonly openedAt: EpochMs;
  /** Today, by the age of majority of the DMP's parameters (R34). */
  readonly isMinor: boolean;
  /** The connection chosen with a minor: a consent opens only the one it was given in (R36). */
  readonly secret: boolean;
  /** The latest express consent, for a holder who may read nothing without one; `not-needed` for the others (R3). */
  readonly express: ExpressConsent | null | 'not-needed';
}

function expressFault(context: OpeningContext): ConsentFaultCode | null {
  const { express } = context;
  if (express === 'not-needed') return null;
  const mine = express?.practitionerId === context.practitionerId && insId(express.ins) === insId(context.ins);
  return mine && context.now - express.at < context.validityMs ? null : 'consent/express-missing';
}

function grantFault(
  record: Extract<ConsentRecord, { decision: 'granted' }>,
  context: OpeningContext,
): ConsentFaultCode | null {
  const { answers, at } = record;
  if (answers.consentingPerson === 'legal-representative' && !context.isMinor) return 'consent/came-of-age';
  const oneOpening = answers.capacity === 'not-care-team' || context.secret;
  if (oneOpening) return at < context.openedAt ? 'consent/missing' : null;
  return context.now - at >= context.validityMs ? 'consent/expired' : null;
}

function faultOf(record: ConsentRecord, context: OpeningContext): ConsentFaultCode | null {
  const samePerson = insId(record.ins) === insId(context.ins) && record.practitionerId === context.practitionerId;
  if (!samePerson) return 'consent/wrong-person';
  if ((record.connection === 'secret') !== context.secret) return 'consent/missing';
  if (record.decision === 'refused') return 'consent/refused';
  if (record.decision === 'withdrawn') return 'consent/withdrawn';
  return expressFault(context) ?? grantFault(record, context);
}

/**
 * Decides whether the latest recorded act allows a consultation now (R5, R6, CE 490409: consent before the first access).
 * A representative's consent ends with the patient's minority (R34); a minor's own holds for its one opening (R36).
 *
 * @param latest the latest act recorded for this patient and practitioner, or null.
 * @returns the proof that reading ports ask for; otherwise `consent/missing`, `/refused`, `/withdrawn`,
 *   `/wrong-person`, `/expired`, `/came-of-age`, or `/express-missing` (R3).
 */
export function canOpen(
  latest: ConsentRecord | null,
  context: OpeningContext,
): Result<ConsentProof, Fault<ConsentFaultCode>> {
  if (!latest) return fail({ code: expressFault(context) ?? 'consent/missing' });
  const code = faultOf(latest, context);
  if (code) return fail({ code });
  const proof = { purpose: 'normal', consentId: latest.id, ins: context.ins, practitionerId: context.practitionerId };
  // The brand exists only in types; this is the one place that may give it.
  return ok(proof as ConsentProof);
}
