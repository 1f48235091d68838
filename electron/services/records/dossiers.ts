import type { Dossier } from '../../../shared/contract/dossier.ts';
import type { ConsentAnswers } from '../../../shared/domain/consent/record.ts';
import { rightHolds } from '../../../shared/domain/consent/reading-right.ts';
import type { Ending } from '../../../shared/domain/emergency/access-event.ts';
import { connectionAtOpening } from '../../../shared/domain/patient/minor-connection.ts';
import { insId as idOf } from '../../../shared/domain/patient/ins.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import { plainFault, type Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { DossierNeeds } from './dossier-needs.ts';
import { nothingRead, type DossierSession, type EmergencySession } from './dossier-session.ts';
import { ConsentSteps } from './consent-steps.ts';
import { chosenIn, dossierView } from './dossier-view.ts';
import { statusFacts } from './opening-outcome.ts';
import { decide, isMinorNow, proofNow } from './opening-decision.ts';
import type { DossierStatus } from './ports.ts';

type Chosen = 'ordinary' | 'secret';

/** How a session begins: an emergency, or the connection already chosen with a minor. */
interface Beginning {
  readonly emergency?: EmergencySession | null;
  readonly chosen?: Chosen | undefined;
}

/** How long after the opening a return to the same place still counts as the same consultation (R6, decision 13). */
const SAME_OPENING_MS = 60 * 60_000;

/**
 * The dossier under the banner: opened, consented to, closed. One at a time for a workstation session (H01).
 */
export class Dossiers {
  readonly #needs: DossierNeeds;
  #current: DossierSession | null = null;
  #signaturesBefore = 0;

  /** What the person says of the dossier under the banner. */
  readonly steps: ConsentSteps;
  readonly consent = (token: string, answers: ConsentAnswers) => this.steps.consent(token, answers);
  readonly refuse = (token: string) => this.steps.refuse(token);

  constructor(needs: DossierNeeds) {
    this.#needs = needs;
    this.steps = new ConsentSteps({
      ...needs,
      live: (token) => this.live(token),
      isMinor: (session) => isMinorNow(this.#needs, session),
      proofNow: (session) => proofNow(this.#needs, session),
      settle: (session) => this.#settle(session),
      renew: (session) => this.#renew(session),
    });
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
    return same ? this.#openAt(place.insId, place.openedAt, place.connection) : this.#openAt(place.insId, now);
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
    const session = this.#begin(patient, this.#needs.clock.now(), { emergency, chosen: 'ordinary' });
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
   * Says with a minor whether this connection is secret (R36, EX_0.1-1100). Said once for an opening: another choice
   * opens the dossier anew, and whatever was on the screen goes.
   *
   * @returns the dossier; `dossier/not-a-minor` for an adult.
   */
  async chooseConnection(token: string, connection: Chosen): Promise<Result<Dossier, Fault>> {
    const live = this.live(token);
    if (!live.ok) return live;
    const session = live.value;
    if (!isMinorNow(this.#needs, session) || session.emergency) return fail({ code: 'dossier/not-a-minor' });
    if (session.connection === connection) return ok(this.#view(session));
    this.#needs.audit.write('connection.chosen', session.insId, { opening: session.token, connection });
    if (session.connection !== 'to-choose') return this.#openAt(session.insId, this.#needs.clock.now(), connection);
    session.connection = connection;
    this.#needs.place.remember({ insId: session.insId, openedAt: session.openedAt, connection });
    return ok(this.#settle(session));
  }

  /** Whether what is exchanged about this patient now belongs to a secret connection: its assertion says so (R36). */
  isSecretFor(insId: string): boolean {
    return this.#current?.insId === insId && this.#current.connection === 'secret';
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
    return ok(this.#settle(session));
  }

  /**
   * Decides anew what a dossier is open for after its status changed by an act of ours (R11). With `fresh` under a new
   * token: nothing read under the former right is painted any more (H02).
   */
  decideAnew(session: DossierSession, fresh: boolean): Dossier {
    return this.#settle(fresh ? this.#renew(session) : session);
  }

  /** Opts the dossier in or out of the local copy (R41); opting out purges at once. */
  keepCopy(token: string, keep: boolean): Result<Dossier, Fault> {
    const live = this.live(token);
    if (!live.ok) return live;
    if (keep && live.value.outcome.kind !== 'open') return fail({ code: 'dossier/not-open' });
    const done = this.#needs.copy.setOptedIn(live.value.insId, keep);
    return done ? ok(this.#changed(live.value)) : fail({ code: 'dossier/no-cache-with-this-card' });
  }

  async #openAt(insId: string, openedAt: EpochMs, chosen?: Chosen): Promise<Result<Dossier, Fault>> {
    this.#drop('patient-changed');
    const patient = this.#needs.patients.find(insId);
    if (!patient) return fail({ code: 'dossier/unknown-patient' });
    const session = this.#begin(patient, openedAt, { chosen });
    const answer = await this.#needs.dmp.findDossier(patient.ins, session.abort.signal);
    if (!this.live(session.token).ok) return fail({ code: 'dossier/not-open' });
    if (answer.ok) this.#received(session, answer.value.value);
    else this.#unreachable(session, answer.fault);
    this.#needs.patients.markOpened(insId, this.#needs.clock.now());
    this.#needs.place.remember({ insId, openedAt, ...chosenIn(session.connection) });
    return ok(this.#changed(session));
  }

  #begin(patient: PatientIdentity, openedAt: EpochMs, { emergency = null, chosen }: Beginning): DossierSession {
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
      connection: connectionAtOpening(patient.birthDate, this.#needs.clock.now(), this.#needs.minors, chosen),
      proof: null,
      emergency,
      ...nothingRead(),
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
    decide(this.#needs, session);
  }

  /**
   * No answer: an opted-in copy may still be read under a recorded consent (H12: it will say its age), and a document
   * may be queued. A consent that holds was given past the comparison of identities; a minor's connection must be chosen.
   */
  #unreachable(session: DossierSession, fault: Fault): void {
    const proof = proofNow(this.#needs, session);
    const hasCopy = proof.ok && this.#needs.copy.hasList(session.insId);
    const mayQueue = proof.ok && session.connection !== 'to-choose';
    session.proof = hasCopy && proof.ok ? proof.value : null;
    session.outcome = { kind: 'unreachable', fault: plainFault(fault), hasCopy, mayQueue };
    const facts = { opening: session.token, outcome: 'unreachable', fault: fault.code };
    this.#needs.audit.write('dossier.refused', session.insId, facts);
  }

  /** The same dossier under a new token, with nothing of its lists: after a withdrawal nothing late is painted. */
  #renew(session: DossierSession): DossierSession {
    session.abort.abort();
    const fresh = { token: this.#needs.ids.uuid(), abort: new AbortController(), proof: null };
    const nothing = { fetched: new Map(), rows: new Map(), listed: [], onScreen: [] };
    const renewed: DossierSession = { ...session, ...fresh, ...nothing };
    this.#current = renewed;
    return renewed;
  }

  #settle(session: DossierSession): Dossier {
    decide(this.#needs, session);
    return this.#changed(session);
  }

  /** Takes the session away and tells its emergency, if it is one, how it ended. */
  #leave(why: Ending): DossierSession | null {
    const session = this.#current;
    session?.abort.abort();
    this.#current = null;
    session?.emergency?.ended(why, session.read.size);
    if (session) this.#needs.onLeft();
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
