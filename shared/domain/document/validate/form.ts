import type { Fault } from '../../../fault.ts';
import type { TalkFault } from '../../hold/acts.ts';
import type { ReasonFault } from '../../hold/reason.ts';
import type { EpochMs } from '../../time/epoch.ts';
import type { PatientIdentity } from '../../patient/identity.ts';
import type { DocumentType } from './type-known.ts';

/** The answers of the deposit form as typed; empty text = not answered. */
export interface TypedDeposit {
  readonly typeCode: string;
  readonly title: string;
  readonly actAt: string;
  readonly masked: '' | 'yes' | 'no';
  readonly patient: '' | 'visible' | 'hold';
  readonly holdReason: string;
  readonly talkAt: string;
  readonly representatives: '' | 'visible' | 'hidden';
}

/** What the answers are held against. */
export interface DepositContext {
  readonly patient: PatientIdentity;
  readonly isMinor: boolean;
  /** The dossier is open in a minor's secret connection (R36). */
  readonly secret: boolean;
  /** A new version: its visibility is inherited, and not asked again (N7, H18). */
  readonly replaces?: boolean;
  /** Parameter `cumul-invisible_patient-masque_ps` of the store; false until it says true (R15). */
  readonly combinationAllowed: boolean;
  /** It was said, now or earlier, that the patient is informed that documents are filed in his dossier (R14). */
  readonly informed: boolean;
  readonly now: EpochMs;
  readonly types: readonly DocumentType[];
}

/** A rule looks at the whole form and names what it finds; every rule is asked, so that all faults come at once. */
export type DepositRule = (typed: TypedDeposit, context: DepositContext) => Fault<DepositFaultCode>[];

export type DepositFaultCode =
  | 'deposit/type-missing'
  | 'deposit/type-unknown'
  | 'deposit/title-missing'
  | 'deposit/title-too-long'
  | 'deposit/title-characters'
  | 'deposit/date-missing'
  | 'deposit/date-unreadable'
  | 'deposit/date-future'
  | 'deposit/date-before-birth'
  | 'deposit/masked-unanswered'
  | 'deposit/patient-unanswered'
  | 'deposit/hold-and-masked'
  | 'deposit/talk-unreadable'
  | ReasonFault
  | TalkFault
  | 'deposit/representatives-unanswered'
  | 'deposit/vaccination-not-hidden'
  | 'deposit/vaccination-in-secret'
  | 'deposit/secret-only-hidden'
  | 'deposit/identity-not-qualified'
  | 'deposit/patient-not-informed';
