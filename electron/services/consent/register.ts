import type { RecordedAct } from '../../../shared/contract/consent.ts';
import type { ProofBody } from '../../../shared/contract/consent-proof.ts';
import type { Colleague, ColleagueConsent, ConsentAct, ConsentAnswers } from '../../../shared/domain/consent/record.ts';
import { mayReceive, type Recipient } from '../../../shared/domain/consent/recipient.ts';
import { insId } from '../../../shared/domain/patient/ins.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { Environment } from '../../../shared/domain/patient/ins.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../ports.ts';
import { consentBytes } from './canonical-consent.ts';
import type { CheckSignature, ConsentStore, SaveFile, SignConsent, SignedConsent, WriteDown } from './ports.ts';
import { proofPage } from './proof-page.ts';
import { proofBytes } from './proof-text.ts';

export interface RegisterNeeds {
  readonly store: Pick<ConsentStore, 'history'>;
  /** The patient under the banner of this token, or `dossier/not-open`. */
  readonly banner: (token: string) => Result<PatientIdentity, Fault>;
  readonly collectFor: (
    token: string,
    colleague: Colleague,
    answers: ConsentAnswers,
  ) => Promise<Result<ColleagueConsent, Fault | readonly Fault[]>>;
  readonly check: CheckSignature;
  readonly sign: SignConsent;
  readonly save: SaveFile;
  readonly writeDown: WriteDown;
  readonly clock: Clock;
  readonly holder: { readonly nationalId: string; readonly name: string };
  readonly structure: { readonly id: string; readonly name: string };
  readonly environment: Environment;
}

/** The register of consents as one reads it: the acts on the dossier under the banner, and their proofs. */
export class ConsentRegister {
  readonly #needs: RegisterNeeds;

  constructor(needs: RegisterNeeds) {
    this.#needs = needs;
  }

  /** Every act recorded for the patient in the banner, newest first, each checked as it is read (H55). */
  history(token: string): Result<RecordedAct[], Fault> {
    const banner = this.#needs.banner(token);
    if (!banner.ok) return banner;
    const acts = this.#needs.store.history(insId(banner.value.ins));
    return ok(acts.map((signed) => this.#shown(signed)).reverse());
  }

  /** Records a consent for a colleague and gives it as the list shows it; failures of the recording. */
  async forColleague(
    token: string,
    colleague: Colleague,
    answers: ConsentAnswers,
  ): Promise<Result<RecordedAct, Fault | readonly Fault[]>> {
    const collected = await this.#needs.collectFor(token, colleague, answers);
    return collected.ok ? ok({ act: collected.value, mine: true, verdict: 'intact' }) : collected;
  }

  /**
   * Writes the proof of one act to a file that the user chooses: a page for a person, with the signed act inside,
   * sealed by the card of who exports.
   *
   * @returns whether a file was written; `consent/unknown-act` when the act is not of the patient in the banner (H22),
   *   `consent/act-altered` for one whose signature no longer fits, `consent/secret-proof` when a representative would
   *   receive what a minor did in secret (H20), `file/not-saved`, faults of the card.
   */
  async exportProof(
    token: string,
    consentId: string,
    recipient: Recipient,
  ): Promise<Result<{ saved: boolean }, Fault>> {
    const banner = this.#needs.banner(token);
    if (!banner.ok) return banner;
    const patient = banner.value;
    const signed = this.#needs.store.history(insId(patient.ins)).find(({ record }) => record.id === consentId);
    if (!signed) return fail({ code: 'consent/unknown-act' });
    if (!mayReceive(signed.record, recipient)) return fail({ code: 'consent/secret-proof' });
    if (!this.#isIntact(signed)) return fail({ code: 'consent/act-altered' });
    const body = this.#body(signed, patient);
    const seal = await this.#needs.sign.signConsent(proofBytes(body));
    if (!seal.ok) return seal;
    if (!this.#needs.banner(token).ok) return fail({ code: 'dossier/not-open' });
    const page = proofPage({ body, seal: seal.value });
    const saved = await this.#needs.save.saveFile(`preuve-consentement-${consentId}.html`, page);
    if (saved.ok && saved.value) this.#exported(signed.record, recipient);
    return saved.ok ? ok({ saved: saved.value }) : saved;
  }

  #isIntact({ record, signature, certificate }: SignedConsent): boolean {
    return this.#needs.check(consentBytes(record), { signature, certificate });
  }

  #shown(signed: SignedConsent): RecordedAct {
    const mine = signed.record.practitionerId === this.#needs.holder.nationalId;
    return { act: signed.record, mine, verdict: this.#isIntact(signed) ? 'intact' : 'altered' };
  }

  #body({ record, signature, certificate }: SignedConsent, patient: PatientIdentity): ProofBody {
    const { holder, structure, clock, environment } = this.#needs;
    const { birthName, givenNames, birthDate } = patient;
    return {
      format: 'poste-dmp-preuve-de-consentement',
      version: 1,
      act: record,
      actSignature: { signature, certificate },
      patient: { birthName, givenNames, birthDate },
      // One store, one holder (decision 12): who exports is who recorded.
      recordedBy: holder.name,
      structure: record.structureId === structure.id ? structure.name : '',
      exportedAt: clock.now(),
      exportedBy: holder.name,
      environment,
    };
  }

  #exported(act: ConsentAct, recipient: Recipient): void {
    const { writeDown, clock, holder, structure } = this.#needs;
    writeDown({
      kind: 'consent.proof-exported',
      at: clock.now(),
      practitionerId: holder.nationalId,
      structureId: structure.id,
      patient: insId(act.ins),
      facts: { consentId: act.id, recipient },
    });
  }
}
