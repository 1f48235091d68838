import type { Dossier } from '../../../shared/contract/dossier.ts';
import type { ConsentFaultCode, ConsentProof } from '../../../shared/domain/consent/proof.ts';
import type {
  Capacity,
  Colleague,
  ColleagueConsent,
  ConsentAnswers,
  Spoken,
} from '../../../shared/domain/consent/record.ts';
import { answerFaults, speakerFaults } from '../../../shared/domain/consent/right-person.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { DossierSession } from './dossier-session.ts';
import type { ConsentRegister } from './consent-port.ts';
import type { DeclareAuthorisation, LocalCopy, LookStore, WithdrawAuthorisation, WriteAudit } from './ports.ts';

/** What the steps of a consent need of the dossier under the banner and of the world. */
export interface ConsentStepNeeds {
  readonly dmp: DeclareAuthorisation & WithdrawAuthorisation;
  readonly consents: ConsentRegister;
  readonly copy: Pick<LocalCopy, 'forget'>;
  readonly looks: Pick<LookStore, 'forget'>;
  readonly audit: WriteAudit;
  /** In which capacities this holder may read, from his card (R3, H24). */
  readonly capacities: readonly Capacity[];
  readonly live: (token: string) => Result<DossierSession, Fault>;
  readonly isMinor: (session: DossierSession) => boolean;
  readonly proofNow: (session: DossierSession) => Result<ConsentProof, Fault<ConsentFaultCode>>;
  /** Decides anew what the dossier is open for, and tells the window. */
  readonly settle: (session: DossierSession) => Dossier;
  /** The same dossier under a new token: answers under way for the old one are aborted and dropped (H02). */
  readonly renew: (session: DossierSession) => DossierSession;
}

type Answer<Value> = Promise<Result<Value, Fault | readonly Fault[]>>;

/** The acts of the person on the dossier under the banner: she consents, refuses, takes back, speaks for a colleague. */
export class ConsentSteps {
  readonly #needs: ConsentStepNeeds;

  constructor(needs: ConsentStepNeeds) {
    this.#needs = needs;
  }

  /**
   * Records the consent that was expressed, then declares the authorisation when the DMP has none (R6, R7, TD0.3).
   *
   * @param answers each was an act on the screen (H22).
   * @returns the dossier, open when everything went through; `consent/…` for what is wrong with the answers, faults of
   *   the signature or of TD0.3 otherwise, in which case nothing was read.
   */
  async consent(token: string, answers: ConsentAnswers): Answer<Dossier> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const session = live.value;
    if (session.outcome.kind !== 'consent-needed') return fail({ code: 'consent/not-asked' });
    if (session.outcome.why === 'express-missing') return fail({ code: 'consent/express-missing' });
    const faults = this.#answerFaults(session, answers);
    if (faults.length > 0) return fail(faults);
    const recorded = await this.#needs.consents.grant(session.patient.ins, answers, () => this.#needs.live(token).ok);
    if (!this.#needs.live(token).ok) return fail({ code: 'dossier/not-open' });
    if (!recorded.ok) return recorded;
    const declared = await this.#declare(session, recorded.value.id);
    if (!declared.ok) return declared;
    return ok(this.#needs.settle(session));
  }

  /** Records that the patient refused; nothing is asked of the DMP. Same failures as `consent`. */
  async refuse(token: string): Answer<Dossier> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const session = live.value;
    if (session.outcome.kind !== 'consent-needed') return fail({ code: 'consent/not-asked' });
    const recorded = await this.#needs.consents.refuse(
      session.patient.ins,
      () => this.#needs.live(token).ok,
      session.connection === 'secret',
    );
    return recorded.ok ? ok(this.#needs.settle(session)) : recorded;
  }

  /**
   * The person takes her consent back: recorded and signed first, then the local copy goes and reading ends, then the
   * DMP is told (TD0.3 SUPPRESSION). A DMP that does not answer changes nothing of the first two.
   *
   * @returns the dossier under a new token, closed to reading; `declared` of its outcome is false while the DMP was not
   *   told. `consent/nothing-to-withdraw` when no consent stands; faults of who speaks, of the card or of the store.
   */
  async withdraw(token: string, spoken: Spoken): Answer<Dossier> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const session = live.value;
    const secret = session.connection === 'secret';
    if (this.#needs.consents.latest(session.insId, secret)?.decision !== 'granted')
      return fail({ code: 'consent/nothing-to-withdraw' });
    const faults = speakerFaults(spoken, { isMinor: this.#needs.isMinor(session), secret });
    if (faults.length > 0) return fail(faults);
    const still = (): boolean => this.#needs.live(token).ok;
    const recorded = await this.#needs.consents.withdraw(session.patient.ins, spoken, still, secret);
    if (!recorded.ok) return recorded;
    this.#needs.copy.forget(session.insId, 'withdrawn');
    this.#needs.looks.forget(session.insId);
    delete session.news;
    const closed = this.#needs.renew(session);
    await this.#tellDmp(closed);
    return this.#needs.live(closed.token).ok ? ok(this.#needs.settle(closed)) : fail({ code: 'dossier/not-open' });
  }

  /** Tells the DMP of a recorded withdrawal that it has not heard of; `consent/nothing-to-declare`, or its own fault. */
  async declareWithdrawal(token: string): Answer<Dossier> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const { outcome } = live.value;
    const pending = outcome.kind === 'consent-needed' && outcome.why === 'withdrawn' && outcome.declared === false;
    if (!pending) return fail({ code: 'consent/nothing-to-declare' });
    const told = await this.#tellDmp(live.value);
    if (!this.#needs.live(token).ok) return fail({ code: 'dossier/not-open' });
    return told.ok ? ok(this.#needs.settle(live.value)) : told;
  }

  /** Records the express consent of occupational medicine (R3); `consent/not-asked` for anybody else. */
  async express(token: string, spoken: Spoken): Answer<Dossier> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const session = live.value;
    const asked = session.outcome.kind === 'consent-needed' && session.outcome.why === 'express-missing';
    if (!asked) return fail({ code: 'consent/not-asked' });
    const speaker = { isMinor: this.#needs.isMinor(session), secret: session.connection === 'secret' };
    const faults = speakerFaults(spoken, speaker);
    if (faults.length > 0) return fail(faults);
    const still = (): boolean => this.#needs.live(token).ok;
    const recorded = await this.#needs.consents.express(session.patient.ins, spoken, still);
    return recorded.ok ? ok(this.#needs.settle(session)) : recorded;
  }

  /**
   * Records a consent collected for another professional (R8, L.1111-17 II): only by who has access himself. Nothing is
   * sent: TD0.3 declares for oneself only, the colleague declares with his own card.
   */
  async forColleague(token: string, colleague: Colleague, answers: ConsentAnswers): Answer<ColleagueConsent> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const session = live.value;
    if (session.outcome.kind !== 'open' || session.connection === 'secret')
      return fail({ code: 'consent/no-access-to-entrust' });
    const faults = answerFaults(answers, { isMinor: this.#needs.isMinor(session), secret: false });
    if (faults.length > 0) return fail(faults);
    const still = (): boolean => this.#needs.live(token).ok;
    return this.#needs.consents.grantFor(session.patient.ins, colleague, answers, still);
  }

  #answerFaults(session: DossierSession, answers: ConsentAnswers): Fault[] {
    const speaker = { isMinor: this.#needs.isMinor(session), secret: session.connection === 'secret' };
    const faults: Fault[] = answerFaults(answers, speaker);
    if (!this.#needs.capacities.includes(answers.capacity))
      faults.push({ code: 'consent/capacity-not-yours', field: 'capacity' });
    return faults;
  }

  async #declare(session: DossierSession, consentId: string): Promise<Result<null, Fault>> {
    const proof = this.#needs.proofNow(session);
    if (!proof.ok) return proof;
    const status = session.status;
    if (!status || status.authorisation === 'valid') return ok(null);
    const declared = await this.#needs.dmp.declareAuthorisation(proof.value, session.abort.signal);
    if (!this.#needs.live(session.token).ok) return fail({ code: 'dossier/not-open' });
    const facts = { opening: session.token, consent: consentId };
    if (!declared.ok) {
      this.#needs.audit.write('authorisation.refused', session.insId, { ...facts, fault: declared.fault.code });
      return declared;
    }
    this.#needs.audit.write('authorisation.declared', session.insId, facts);
    session.status = { ...status, authorisation: 'valid' };
    return ok(null);
  }

  async #tellDmp(session: DossierSession): Promise<Result<null, Fault>> {
    const { status } = session;
    if (!status || status.authorisation === 'none') return ok(null);
    const told = await this.#needs.dmp.withdrawAuthorisation(session.patient.ins, session.abort.signal);
    this.#needs.audit.write('authorisation.withdrawn', session.insId, {
      opening: session.token,
      ...(!told.ok && { fault: told.fault.code }),
    });
    if (!told.ok) return told;
    session.status = { ...status, authorisation: 'none' };
    return ok(null);
  }
}
