import type { AuditEvent } from '../../../shared/domain/audit/event.ts';
import { canOpen, type ConsentFaultCode, type ConsentProof } from '../../../shared/domain/consent/proof.ts';
import type { ConsentAnswers, ConsentRecord } from '../../../shared/domain/consent/record.ts';
import { insId, type Ins } from '../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Ids } from '../ports.ts';
import { consentBytes } from './canonical-consent.ts';
import type { ConsentStore, SignConsent, SignedConsent, WriteDown } from './ports.ts';

/** Validity of an authorisation, a setting (R7, decision 15): twelve months by default. */
export const DEFAULT_VALIDITY_MS = 365 * 24 * 3_600_000;

/** Who is at work, from the card and from nothing else (H24). */
export interface ConsentSession {
  readonly practitionerId: string;
  readonly structureId: string;
}

export interface ConsentNeeds {
  readonly store: ConsentStore;
  readonly sign: SignConsent;
  readonly writeDown: WriteDown;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly validityMs: number;
  readonly session: ConsentSession;
}

type ConsentAct = { readonly decision: 'granted'; readonly answers: ConsentAnswers } | { readonly decision: 'refused' };

/**
 * Consent of one practitioner's patients (R6): each act is signed by the card when it is made, and only ever added.
 * Built at each unlock; `close` at lock, after which nothing is recorded any more.
 */
export class Consents {
  readonly #needs: ConsentNeeds;
  #closed = false;

  constructor(needs: ConsentNeeds) {
    this.#needs = needs;
  }

  /**
   * Records that the person consented, signed by the card at this very moment (decision 27).
   *
   * @param stillAsked tells, once the card has signed, whether the dialog is still the one of this dossier: a change of
   *   patient meanwhile records nothing (H22).
   * @returns the record; the card's fault when it does not sign, the store's when it cannot write,
   *   `consent/dialog-gone` after a lock or a change of patient. Nothing is recorded by any of these.
   */
  grant(
    ins: Ins,
    answers: ConsentAnswers,
    stillAsked: () => boolean = () => true,
  ): Promise<Result<ConsentRecord, Fault>> {
    return this.#record(ins, { decision: 'granted', answers }, stillAsked);
  }

  /** Records that the person refused; same result and failures as `grant`. */
  refuse(ins: Ins, stillAsked: () => boolean = () => true): Promise<Result<ConsentRecord, Fault>> {
    return this.#record(ins, { decision: 'refused' }, stillAsked);
  }

  async #record(ins: Ins, act: ConsentAct, stillAsked: () => boolean): Promise<Result<ConsentRecord, Fault>> {
    const { clock, ids, sign, store, session } = this.#needs;
    const record: ConsentRecord = { id: ids.uuid(), at: clock.now(), ins, ...session, ...act };
    const signed = await sign.signConsent(consentBytes(record));
    if (!signed.ok) return signed;
    if (this.#closed || !stillAsked()) return fail({ code: 'consent/dialog-gone' });
    const written = store.append({ record, ...signed.value });
    if (!written.ok) return written;
    this.#needs.writeDown(journalEvent(record));
    return ok(record);
  }

  /**
   * Whether this practitioner may open this dossier now, on the latest act recorded.
   *
   * @param openedAt start of this opening: outside the care team a consent holds for its own opening only (R6).
   * @returns the proof that reading asks for; `consent/missing`, `/refused`, `/wrong-person`, `/expired`.
   */
  prove(ins: Ins, openedAt: EpochMs): Result<ConsentProof, Fault<ConsentFaultCode>> {
    const { clock, validityMs, session } = this.#needs;
    const { practitionerId } = session;
    return canOpen(this.latest(insId(ins)), { ins, practitionerId, openedAt, validityMs, now: clock.now() });
  }

  /** The latest act of this practitioner for this patient (`insId`), or null: what the consent screen recalls. */
  latest(patient: string): ConsentRecord | null {
    return this.#needs.store.latest(patient, this.#needs.session.practitionerId);
  }

  /** Every act recorded for a patient (`insId`), oldest first, each with its signature. */
  history(patient: string): readonly SignedConsent[] {
    return this.#needs.store.history(patient);
  }

  /** At lock: a signature that comes back later records nothing. */
  close(): void {
    this.#closed = true;
  }
}

function journalEvent(record: ConsentRecord): AuditEvent {
  const answers =
    record.decision === 'granted'
      ? {
          capacity: record.answers.capacity,
          means: record.answers.means,
          consentingPerson: record.answers.consentingPerson,
        }
      : {};
  return {
    kind: record.decision === 'granted' ? 'consent.granted' : 'consent.refused',
    at: record.at,
    practitionerId: record.practitionerId,
    structureId: record.structureId,
    patient: insId(record.ins),
    facts: { consentId: record.id, ...answers },
  };
}
