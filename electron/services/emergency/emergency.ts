import type { Dossier } from '../../../shared/contract/dossier.ts';
import type { Preparation } from '../../../shared/contract/emergency-preparation.ts';
import type { Standing, Unfinished } from '../../../shared/contract/emergency.ts';
import type { CardHolder } from '../../../shared/domain/card/practitioner.ts';
import type { EmergencyMode, Ending } from '../../../shared/domain/emergency/access-event.ts';
import { breakGlass, type EmergencyRight } from '../../../shared/domain/emergency/break-glass.ts';
import { completionFault, type QuickReason } from '../../../shared/domain/emergency/reason.ts';
import { regulate, type RegulationRight } from '../../../shared/domain/emergency/regulation.ts';
import { insId as idOf } from '../../../shared/domain/patient/ins.ts';
import { toPatientRow } from '../../../shared/domain/patient/patient-row.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Ids } from '../ports.ts';
import type { AfterStatus, AskOppositions, EnterDossier, FindDossier, KnownPatients, WriteAudit } from './ports.ts';
import { findOut, type Prepared } from './preparation.ts';
import type { AccessRegister } from './register.ts';

/** What the emergencies of one unlocked card need. `lifeMs` is a setting, 60 minutes by default (decision 15). */
export interface EmergencyNeeds {
  readonly dmp: FindDossier & AskOppositions;
  readonly dossiers: EnterDossier;
  readonly patients: KnownPatients;
  readonly copy: AfterStatus;
  readonly register: AccessRegister;
  readonly audit: WriteAudit;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly holder: CardHolder;
  readonly regulator: boolean;
  readonly officer: boolean;
  readonly lifeMs: number;
  readonly ageOfMajority: number;
  readonly onChanged: () => void;
}

/** What the window hands over with the second act. */
export interface OpenRequest {
  readonly preparationId: string;
  readonly unableToConsent: boolean;
  readonly immediateRisk: boolean;
  readonly reason: string;
  readonly quick: QuickReason | null;
  readonly samePerson: boolean;
}

interface Current {
  readonly accessId: string;
  readonly token: string;
  readonly patient: PatientIdentity;
  readonly quick: QuickReason | null;
  readonly stopTimer: () => void;
}

/** An answer of the store older than this is asked again before a dossier is opened on it. */
const PREPARED_MS = 10 * 60_000;

/**
 * Emergency accesses (R30–R33): found out, opened in a second act, ended by themselves. The mode lives in the dossier
 * session alone; this service keeps what is asked before it and what must be said after it.
 */
export class Emergency {
  readonly #needs: EmergencyNeeds;
  #prepared: Prepared | null = null;
  #current: Current | null = null;
  #asking = new AbortController();

  constructor(needs: EmergencyNeeds) {
    this.#needs = needs;
  }

  /** What this card may do, and which accesses still lack the words of their reason (H25). */
  standing(): Standing {
    const { regulator, officer, lifeMs } = this.#needs;
    return { regulator, officer, lifeMs, unfinished: this.#needs.register.unfinished() };
  }

  /**
   * First question, while the reason is typed: TD0.2, then the opposition to this mode (R10, R30, R32). Nothing of the
   * dossier is read. A refusal is journaled and handed to the privacy officer.
   *
   * @returns what was found; `dossier/unknown-patient`, `emergency/not-a-regulator`.
   */
  async prepare(insId: string, mode: EmergencyMode): Promise<Result<Preparation, Fault>> {
    const patient = this.#needs.patients.find(insId);
    if (!patient) return fail({ code: 'dossier/unknown-patient' });
    return this.prepareFor(patient, mode);
  }

  /** The same for a person who is not in the practice's list: a candidate chosen by a regulating physician (R31). */
  async prepareFor(patient: PatientIdentity, mode: EmergencyMode): Promise<Result<Preparation, Fault>> {
    const { clock, ids, dmp } = this.#needs;
    if (mode === 'centre_15' && !this.#needs.regulator) return fail({ code: 'emergency/not-a-regulator' });
    this.#asking.abort();
    const asking = (this.#asking = new AbortController());
    const found = await findOut(dmp, patient, mode, asking.signal);
    if (asking.signal.aborted) return fail({ code: 'dmp/cancelled' });
    const prepared = { preparationId: ids.uuid(), mode, patient, checkedAt: clock.now(), ...found };
    this.#prepared = prepared;
    this.#asked(prepared);
    return ok(this.#preparationView(prepared));
  }

  /**
   * Second act: opens the dossier under the right that its conditions give, or says everything that is missing; nothing
   * is changed then.
   *
   * @returns the dossier; `emergency/not-prepared`, `/not-possible`, `/person-not-confirmed` and the faults of
   *   `breakGlass` or `regulate`, all at once.
   */
  open(request: OpenRequest): Result<Dossier, readonly Fault[]> {
    const { clock, ids } = this.#needs;
    const prepared = this.#prepared;
    const fresh = prepared?.preparationId === request.preparationId && clock.now() - prepared.checkedAt < PREPARED_MS;
    if (!prepared || !fresh) return fail([{ code: 'emergency/not-prepared' }]);
    const accessId = ids.uuid();
    const right = this.#rightFor(prepared, request, accessId);
    if (!right.ok) {
      this.#needs.register.record(accessId, prepared.patient, {
        kind: 'refused',
        mode: prepared.mode,
        code: codesOf(right.fault),
      });
      return right;
    }
    this.#prepared = null;
    return ok(this.#enter(prepared, right.value));
  }

  /**
   * Ends the access by hand. A quick reason is completed in words first (H25).
   *
   * @param typed its words, or null when there is nothing to complete.
   * @returns faults of the words (`emergency/reason-…`): the access goes on; `dossier/not-open`.
   */
  close(token: string, typed: string | null): Result<Record<string, never>, Fault> {
    const current = this.#current;
    if (current?.token !== token) return fail({ code: 'dossier/not-open' });
    const waiting = this.#needs.register.unfinished().some(({ accessId }) => accessId === current.accessId);
    if (waiting) {
      const said = this.complete(current.accessId, typed ?? '');
      if (!said.ok) return said;
    }
    this.#needs.dossiers.end(token, 'closed');
    return ok({});
  }

  /** Adds the words of a quick reason: see `AccessRegister.complete`. */
  complete(accessId: string, typed: string): Result<Unfinished[], Fault> {
    return this.#needs.register.complete(accessId, typed);
  }

  /** At lock: what is being asked is dropped; the dossier session ends by its own lock. */
  lock(): void {
    this.#asking.abort();
    this.#prepared = null;
  }

  #rightFor(
    { mode, patient, opposition, state }: Prepared,
    request: OpenRequest,
    accessId: string,
  ): Result<EmergencyRight | RegulationRight, readonly Fault[]> {
    const { clock, holder, lifeMs, regulator } = this.#needs;
    if (state.kind !== 'possible' && opposition !== 'opposed') return fail([{ code: 'emergency/not-possible' }]);
    const unsure = state.kind === 'possible' && state.differences.length > 0 && !request.samePerson;
    const doubt: Fault[] = unsure ? [{ code: 'emergency/person-not-confirmed', field: 'samePerson' }] : [];
    const context = { accessId, ins: patient.ins, practitionerId: holder.nationalId, now: clock.now(), lifeMs };
    if (mode === 'centre_15') {
      const right = regulate({ regulator, opposition }, context);
      return right.ok && !unsure ? right : fail([...doubt, ...(right.ok ? [] : [right.fault])]);
    }
    const right = breakGlass({ ...request, typed: request.reason, opposition }, context);
    return right.ok && !unsure ? right : fail([...doubt, ...(right.ok ? [] : right.fault)]);
  }

  #enter(prepared: Prepared, right: EmergencyRight | RegulationRight): Dossier {
    const { patient, status, opposition, mode } = prepared;
    if (!status) throw new Error('A possible emergency has a status');
    const { clock, dossiers } = this.#needs;
    const { accessId, until } = right;
    const written = right.purpose === 'bris_de_glace' ? right.reason : null;
    const complete = written === null || completionFault(written) === null;
    const reason = written && { quick: written.quick, text: written.text, complete };
    // Written down first: what cannot be traced does not begin (R33, R42).
    this.#needs.register.record(accessId, patient, { kind: 'opened', mode, reason, opposition, until });
    const outcome = {
      kind: 'emergency' as const,
      mode,
      since: clock.now(),
      until,
      reason: written?.text ?? '',
      reasonComplete: complete,
    };
    const ended = (why: Ending, documents: number): void => this.#ended(accessId, patient, why, documents);
    const dossier = dossiers.enter(patient, status, outcome, { right, ended });
    const stopTimer = clock.after(this.#needs.lifeMs, () => dossiers.end(dossier.token, 'time'));
    this.#current = { accessId, token: dossier.token, patient, quick: written?.quick ?? null, stopTimer };
    return dossier;
  }

  #ended(accessId: string, patient: PatientIdentity, why: Ending, documents: number): void {
    if (this.#current?.accessId === accessId) {
      this.#current.stopTimer();
      this.#current = null;
    }
    this.#needs.register.record(accessId, patient, { kind: 'ended', why, documents });
    this.#needs.onChanged();
  }

  #asked(prepared: Prepared): void {
    const { patient, mode, state, opposition, status } = prepared;
    const insId = idOf(patient.ins);
    if (status) this.#needs.copy.afterStatus(insId, status);
    this.#needs.audit.write('emergency.asked', insId, { mode, state: state.kind, opposition });
    if (state.kind !== 'refused') return;
    const code = opposition === 'opposed' ? 'opposed' : 'forbidden';
    this.#needs.register.record(this.#needs.ids.uuid(), patient, { kind: 'refused', mode, code });
  }

  #preparationView({ preparationId, mode, patient, checkedAt, state }: Prepared): Preparation {
    const { clock, ageOfMajority, patients } = this.#needs;
    const homonym = patients.isHomonym(patient);
    const row = toPatientRow(patient, { homonym, now: clock.now(), ageOfMajority });
    return { preparationId, mode, patient: row, checkedAt, state };
  }
}

const codesOf = (faults: readonly Fault[]): string => faults.map(({ code }) => code).join(' ');
