import type { Dossier } from '../../../shared/contract/dossier.ts';
import { canOpen, type ConsentFaultCode, type ConsentProof } from '../../../shared/domain/consent/proof.ts';
import { openingGate } from '../../../shared/domain/consent/opening.ts';
import type { ConsentAnswers, ConsentRecord } from '../../../shared/domain/consent/record.ts';
import { rightHolds } from '../../../shared/domain/consent/reading-right.ts';
import type { Ending } from '../../../shared/domain/emergency/access-event.ts';
import { insId as idOf } from '../../../shared/domain/patient/ins.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import { compareTraits } from '../../../shared/domain/patient/traits.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import { plainFault, type Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { DossierNeeds } from './dossier-needs.ts';
import type { DossierSession, EmergencySession } from './dossier-session.ts';
import { dossierView } from './dossier-view.ts';
import { consentFacts, outcomeOf, rightOf, statusFacts } from './opening-outcome.ts';
import type { DossierStatus } from './ports.ts';

/** How long after the opening a return to the same place still counts as the same consultation (R6, decision 13). */
const SAME_OPENING_MS = 60 * 60_000;

/**
 * The dossier under the banner: opened, consented to, closed. One at a time for a workstation session (H01).
 */
export class Dossiers {
  readonly #needs: DossierNeeds;
  #current: DossierSession | null = null;
  #signaturesBefore = 0;

  constructor(needs: DossierNeeds) {
    this.#needs = needs;
  }

  /**
   * Opens a dossier: TD0.2 first (R10), then the gates in their order. Whatever was open is closed before anything
   * is asked.
   *
   * @param insId a patient of the practice's list.
   * @returns the dossier with its outcome; `dossier/unknown-patient` when the list does not hold him.
   */
  async open(insId: string): Promise<Result<Dossier, Fault>> {
    return this.#openAt(insId, this.#needs.clock.now());
  }

  /** The dossier that was open before the lock, opened again at the same place; null when there was none. */
  async current(): Promise<Result<Dossier | null, Fault>> {
    const current = this.#current;
    if (current && this.live(current.token).ok) return ok(this.#view(current));
    const place = this.#needs.place.recall();
    if (!place) return ok(null);
    const now = this.#needs.clock.now();
    const same = now - place.openedAt < SAME_OPENING_MS && now >= place.openedAt;
    return this.#openAt(place.insId, same ? place.openedAt : now);
  }

  /** Closes the dossier of this token; what is under way for it is aborted and its answers dropped. */
  close(token: string): Result<Record<string, never>, Fault> {
    const live = this.live(token);
    if (!live.ok) return live;
    this.#drop('closed');
    this.#needs.place.remember(null);
    return ok({});
  }

  /**
   * Puts a dossier under the banner for the time of an emergency (R30, R31). The place is not remembered: a lock ends
   * the access, and nothing leads back into it.
   */
  enter(
    patient: PatientIdentity,
    status: DossierStatus,
    outcome: DossierSession['outcome'],
    emergency: EmergencySession,
  ): Dossier {
    this.#drop('patient-changed');
    this.#needs.place.remember(null);
    const session = this.#begin(patient, this.#needs.clock.now(), emergency);
    session.status = status;
    session.checkedAt = session.openedAt;
    session.outcome = outcome;
    session.proof = emergency.right;
    return this.#changed(session);
  }

  /** Ends the session of this token, if it still lives; the window is told. */
  end(token: string, why: Ending): void {
    if (this.#current?.token !== token) return;
    this.#drop(why);
    this.#needs.onChanged();
  }

  /** At lock: drops the dossier from memory and keeps the place. */
  lock(): void {
    this.#leave('lock');
  }

  /** The session under the banner while it may be read, or null: the journal reads titles there (H16). */
  readable(): DossierSession | null {
    return this.#current?.proof ? this.#current : null;
  }

  /** The session of a living token, or `dossier/not-open`. */
  live(token: string): Result<DossierSession, Fault> {
    const session = this.#current;
    if (session?.token !== token) return fail({ code: 'dossier/not-open' });
    const past = session.emergency !== null && !rightHolds(session.emergency.right, this.#needs.clock.now());
    if (past) this.end(token, 'time');
    return past ? fail({ code: 'dossier/not-open' }) : ok(session);
  }

  /**
   * Records the consent that was expressed, then declares the authorisation when the DMP has none (R6, R7, TD0.3).
   *
   * @param answers the four answers; each was an act on the screen (H22).
   * @returns the dossier, open when everything went through; faults of the signature or of TD0.3 otherwise, in which
   *   case nothing was read.
   */
  async consent(token: string, answers: ConsentAnswers): Promise<Result<Dossier, Fault>> {
    const live = this.live(token);
    if (!live.ok) return live;
    const session = live.value;
    if (session.outcome.kind !== 'consent-needed') return fail({ code: 'consent/not-asked' });
    if (answers.consentingPerson !== 'patient' && !answers.representativeName)
      return fail({ code: 'consent/representative-missing', field: 'representativeName' });
    const recorded = await this.#needs.consents.grant(session.patient.ins, answers, () => this.live(token).ok);
    if (!this.live(token).ok) return fail({ code: 'dossier/not-open' });
    if (!recorded.ok) return recorded;
    const declared = await this.#declare(session, recorded.value);
    if (!declared.ok) return declared;
    this.#decide(session);
    return ok(this.#changed(session));
  }

  /** Records that the patient refused; nothing is asked of the DMP. */
  async refuse(token: string): Promise<Result<Dossier, Fault>> {
    const live = this.live(token);
    if (!live.ok) return live;
    const recorded = await this.#needs.consents.refuse(live.value.patient.ins, () => this.live(token).ok);
    if (!recorded.ok) return recorded;
    live.value.outcome = { kind: 'consent-needed', why: 'refused' };
    return ok(this.#changed(live.value));
  }

  /** The user alone goes on after a difference of traits; his reason is journaled (EX_GEN-1230). */
  acceptMismatch(token: string, reason: string): Result<Dossier, Fault> {
    const live = this.live(token);
    if (!live.ok) return live;
    const session = live.value;
    if (session.outcome.kind !== 'identity-doubt') return fail({ code: 'dossier/no-mismatch' });
    const differences = session.outcome.differences.join(',');
    const facts = { opening: session.token, reason, differences };
    this.#needs.audit.write('dossier.mismatch-accepted', session.insId, facts);
    session.mismatchAccepted = true;
    this.#decide(session);
    return ok(this.#changed(session));
  }

  /** Opts the dossier in or out of the local copy (R41); opting out purges at once. */
  keepCopy(token: string, keep: boolean): Result<Dossier, Fault> {
    const live = this.live(token);
    if (!live.ok) return live;
    if (keep && live.value.outcome.kind !== 'open') return fail({ code: 'dossier/not-open' });
    const done = this.#needs.copy.setOptedIn(live.value.insId, keep);
    return done ? ok(this.#changed(live.value)) : fail({ code: 'dossier/no-cache-with-this-card' });
  }

  async #openAt(insId: string, openedAt: EpochMs): Promise<Result<Dossier, Fault>> {
    this.#drop('patient-changed');
    const patient = this.#needs.patients.find(insId);
    if (!patient) return fail({ code: 'dossier/unknown-patient' });
    const session = this.#begin(patient, openedAt);
    const answer = await this.#needs.dmp.findDossier(patient.ins, session.abort.signal);
    if (!this.live(session.token).ok) return fail({ code: 'dossier/not-open' });
    if (answer.ok) this.#received(session, answer.value.value);
    else this.#unreachable(session, answer.fault);
    this.#needs.patients.markOpened(insId, this.#needs.clock.now());
    this.#needs.place.remember({ insId, openedAt });
    return ok(this.#changed(session));
  }

  #begin(patient: PatientIdentity, openedAt: EpochMs, emergency: EmergencySession | null = null): DossierSession {
    this.#signaturesBefore = this.#needs.countSignatures();
    const session: DossierSession = {
      token: this.#needs.ids.uuid(),
      insId: idOf(patient.ins),
      patient,
      openedAt,
      abort: new AbortController(),
      outcome: { kind: 'consent-needed', why: 'missing' },
      status: null,
      checkedAt: null,
      mismatchAccepted: false,
      proof: null,
      emergency,
      read: new Set(),
      rows: new Map(),
      listed: [],
      onScreen: 0,
    };
    this.#current = session;
    return session;
  }

  #received(session: DossierSession, status: DossierStatus): void {
    session.status = status;
    session.checkedAt = this.#needs.clock.now();
    this.#needs.copy.afterStatus(session.insId, status);
    const facts = { opening: session.token, ...statusFacts(status) };
    this.#needs.audit.write('dossier.status-asked', session.insId, facts);
    this.#decide(session);
  }

  /** No answer: an opted-in copy may still be read under a recorded consent (H12: it will say its age). */
  #unreachable(session: DossierSession, fault: Fault): void {
    const proof = this.#proofNow(session);
    const hasCopy = proof.ok && this.#needs.copy.hasList(session.insId);
    session.proof = hasCopy && proof.ok ? proof.value : null;
    session.outcome = { kind: 'unreachable', fault: plainFault(fault), hasCopy };
    const facts = { opening: session.token, outcome: 'unreachable', fault: fault.code };
    this.#needs.audit.write('dossier.refused', session.insId, facts);
  }

  #proofNow(session: DossierSession): Result<ConsentProof, Fault<ConsentFaultCode>> {
    return canOpen(this.#needs.consents.latest(session.insId), {
      ins: session.patient.ins,
      practitionerId: this.#needs.practitionerId,
      now: this.#needs.clock.now(),
      validityMs: this.#needs.authorisationValidityMs,
      openedAt: session.openedAt,
    });
  }

  #decide(session: DossierSession): void {
    const status = session.status;
    if (!status) return;
    const proof = this.#proofNow(session);
    const gate = openingGate({
      existence: status.existence,
      authorisation: status.authorisation,
      differences: compareTraits(session.patient, status.traits),
      mismatchAccepted: session.mismatchAccepted,
      consentFault: proof.ok ? null : proof.fault.code,
    });
    session.proof = gate.kind === 'open' && proof.ok ? proof.value : null;
    session.outcome = outcomeOf(gate, status, () => this.#rightOf(session, status));
    const kind = gate.kind === 'open' ? 'dossier.opened' : 'dossier.refused';
    const facts = {
      opening: session.token,
      outcome: gate.kind,
      ...(gate.kind === 'open' && consentFacts(this.#needs.consents.latest(session.insId))),
    };
    this.#needs.audit.write(kind, session.insId, facts);
  }

  #rightOf(session: DossierSession, status: DossierStatus) {
    const consent = this.#needs.consents.latest(session.insId);
    return rightOf(consent, status, this.#needs.authorisationValidityMs);
  }

  async #declare(session: DossierSession, record: ConsentRecord): Promise<Result<null, Fault>> {
    const proof = this.#proofNow(session);
    if (!proof.ok) return proof;
    const status = session.status;
    if (!status || status.authorisation === 'valid') return ok(null);
    const declared = await this.#needs.dmp.declareAuthorisation(proof.value, session.abort.signal);
    if (!this.live(session.token).ok) return fail({ code: 'dossier/not-open' });
    const facts = { opening: session.token, consent: record.id };
    if (!declared.ok) {
      this.#needs.audit.write('authorisation.refused', session.insId, { ...facts, fault: declared.fault.code });
      return declared;
    }
    this.#needs.audit.write('authorisation.declared', session.insId, facts);
    session.status = { ...status, authorisation: 'valid' };
    return ok(null);
  }

  /** Takes the session away and tells its emergency, if it is one, how it ended. */
  #leave(why: Ending): DossierSession | null {
    const session = this.#current;
    session?.abort.abort();
    this.#current = null;
    session?.emergency?.ended(why, session.read.size);
    return session;
  }

  #drop(why: Ending): void {
    const session = this.#leave(why);
    if (!session) return;
    this.#needs.audit.write('dossier.closed', session.insId, { opening: session.token });
  }

  #changed(session: DossierSession): Dossier {
    this.#needs.onChanged();
    return this.#view(session);
  }

  #view(session: DossierSession): Dossier {
    return dossierView(session, this.#needs, this.#needs.countSignatures() - this.#signaturesBefore);
  }
}
