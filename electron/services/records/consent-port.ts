import type {
  Colleague,
  ColleagueConsent,
  ConsentAnswers,
  ConsentRecord,
  ExpressConsent,
  Spoken,
} from '../../../shared/domain/consent/record.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/**
 * Consent acts: what was last recorded, and the deliberate recording of a new one (signed, append-only). `stillAsked` is
 * read after the card has signed: a dossier that changed meanwhile records nothing (H22).
 */
export interface ConsentRegister {
  latest(insId: string, secret: boolean): ConsentRecord | null;
  latestExpress(insId: string): ExpressConsent | null;
  grant(ins: Ins, answers: ConsentAnswers, stillAsked: () => boolean): Promise<Result<ConsentRecord, Fault>>;
  refuse(ins: Ins, stillAsked: () => boolean, secret: boolean): Promise<Result<ConsentRecord, Fault>>;
  withdraw(ins: Ins, spoken: Spoken, stillAsked: () => boolean, secret: boolean): Promise<Result<ConsentRecord, Fault>>;
  express(ins: Ins, spoken: Spoken, stillAsked: () => boolean): Promise<Result<ExpressConsent, Fault>>;
  grantFor(
    ins: Ins,
    colleague: Colleague,
    answers: ConsentAnswers,
    stillAsked: () => boolean,
  ): Promise<Result<ColleagueConsent, Fault>>;
}
