import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import type {
  Colleague,
  ColleagueConsent,
  ConsentAct,
  ConsentAnswers,
  ConsentRecord,
  ExpressConsent,
  Spoken,
} from '../../../shared/domain/consent/record.ts';
import { insId, type Ins } from '../../../shared/domain/patient/ins.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Ids } from '../ports.ts';
import { consentBytes, FIRST_CONSENT } from './canonical-consent.ts';
import type { ConsentStore, Sha256, SignConsent, SignedConsent, WriteDown } from './ports.ts';

/** Who is at work, from the card and from nothing else (H24). */
export interface ConsentSession {
  readonly practitionerId: string;
  readonly structureId: string;
}

export interface ConsentNeeds {
  readonly store: ConsentStore;
  readonly sign: SignConsent;
  readonly writeDown: WriteDown;
  /** One commit for an act and its row in the journal: a killed process leaves both or neither. */
  readonly together: <Value>(work: () => Result<Value, Fault>) => Result<Value, Fault>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hash: Sha256;
  readonly session: ConsentSession;
}

/** Tells, once the card has signed, whether the act is still asked for; a change of patient records nothing (H22). */
export type StillAsked = () => boolean;

type Circumstance = 'id' | 'at' | 'ins' | 'practitionerId' | 'structureId' | 'previous';
/** What an act says, without who, when, on whom and after what. */
type Said<Act extends ConsentAct> = Act extends ConsentAct ? Omit<Act, Circumstance> : never;

const ALWAYS: StillAsked = () => true;

/** The connection an act belongs to, as its record says it: absent for the ordinary one. */
function inConnection(secret: boolean): { readonly connection?: 'secret' } {
  return secret ? { connection: 'secret' } : {};
}

/**
 * Consent of one practitioner's patients (R6): each act is signed by the card when it is made, chained to the act before
 * it, and only ever added. Built at each unlock; `close` at lock, after which nothing is recorded any more.
 *
 * Every recording gives the record; the card's fault when it does not sign, the store's when it cannot write,
 * `consent/dialog-gone` after a lock or a change of patient. Nothing is recorded by any of these.
 */
export class Consents {
  readonly #needs: ConsentNeeds;
  #closed = false;
  /** One act at a time: each is chained to the one before. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(needs: ConsentNeeds) {
    this.#needs = needs;
  }

  /** Records that the person consented, signed by the card at this very moment (decision 27). */
  grant(ins: Ins, answers: ConsentAnswers, stillAsked: StillAsked = ALWAYS): Promise<Result<ConsentRecord, Fault>> {
    const secret = answers.secret !== undefined;
    return this.#record<ConsentRecord>(ins, { decision: 'granted', answers, ...inConnection(secret) }, stillAsked);
  }

  /** Records that the person refused. */
  refuse(ins: Ins, stillAsked: StillAsked = ALWAYS, secret = false): Promise<Result<ConsentRecord, Fault>> {
    return this.#record<ConsentRecord>(ins, { decision: 'refused', ...inConnection(secret) }, stillAsked);
  }

  /** Records that the person took her consent back. */
  withdraw(ins: Ins, spoken: Spoken, stillAsked: StillAsked, secret: boolean): Promise<Result<ConsentRecord, Fault>> {
    return this.#record<ConsentRecord>(ins, { decision: 'withdrawn', spoken, ...inConnection(secret) }, stillAsked);
  }

  /** Records a consent collected for another professional: it opens nothing to who records it (R8). */
  grantFor(
    ins: Ins,
    colleague: Colleague,
    answers: ConsentAnswers,
    stillAsked: StillAsked,
  ): Promise<Result<ColleagueConsent, Fault>> {
    return this.#record<ColleagueConsent>(ins, { decision: 'granted-for', colleague, answers }, stillAsked);
  }

  /** Records the express consent without which occupational medicine reads nothing (R3). */
  express(ins: Ins, spoken: Spoken, stillAsked: StillAsked): Promise<Result<ExpressConsent, Fault>> {
    const said = { decision: 'express', ground: 'occupational-medicine', spoken, restrictionTold: true } as const;
    return this.#record<ExpressConsent>(ins, said, stillAsked);
  }

  #record<Act extends ConsentAct>(ins: Ins, said: Said<Act>, stillAsked: StillAsked): Promise<Result<Act, Fault>> {
    const mine = this.#turn.then(() => this.#recordNow<Act>(ins, said, stillAsked));
    this.#turn = mine;
    return mine;
  }

  async #recordNow<Act extends ConsentAct>(ins: Ins, said: Said<Act>, stillAsked: StillAsked) {
    const { clock, ids, sign, store, session, hash, together, writeDown } = this.#needs;
    const last = store.last();
    const previous = last ? hash(consentBytes(last)) : FIRST_CONSENT;
    // What was said and its circumstances are together exactly the record it was taken from.
    const record = { id: ids.uuid(), at: clock.now(), ins, ...session, previous, ...said } as unknown as Act;
    const signed = await sign.signConsent(consentBytes(record));
    if (!signed.ok) return signed;
    if (this.#closed || !stillAsked()) return fail({ code: 'consent/dialog-gone' });
    return together(() => {
      const written = store.append({ record, ...signed.value });
      if (!written.ok) return written;
      writeDown(journalEvent(record, hash(consentBytes(record))));
      return ok(record);
    });
  }

  /** The latest act on this practitioner's own right for this patient (`insId`), or null. */
  latest(patient: string, secret = false): ConsentRecord | null {
    return this.#needs.store.latest(patient, this.#needs.session.practitionerId, secret);
  }

  /** The latest express consent to this practitioner (R3), or null. */
  latestExpress(patient: string): ExpressConsent | null {
    return this.#needs.store.latestExpress(patient, this.#needs.session.practitionerId);
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

const KINDS: Record<ConsentAct['decision'], AuditKind> = {
  granted: 'consent.granted',
  refused: 'consent.refused',
  withdrawn: 'consent.withdrawn',
  'granted-for': 'consent.granted-for',
  express: 'consent.express',
};

function saidFacts(record: ConsentAct): AuditEvent['facts'] {
  switch (record.decision) {
    case 'granted':
    case 'granted-for': {
      const { capacity, means, consentingPerson } = record.answers;
      return { capacity, means, consentingPerson };
    }
    case 'withdrawn':
    case 'express': {
      const { means, consentingPerson } = record.spoken;
      return { means, consentingPerson };
    }
    case 'refused':
      return {};
  }
}

/** The hash binds the record into the chain of the journal too: the last act of all cannot vanish unseen (H55). */
function journalEvent(record: ConsentAct, hash: string): AuditEvent {
  const secret = 'connection' in record ? { connection: 'secret' } : {};
  return {
    kind: KINDS[record.decision],
    at: record.at,
    practitionerId: record.practitionerId,
    structureId: record.structureId,
    patient: insId(record.ins),
    facts: { consentId: record.id, consentHash: hash, ...secret, ...saidFacts(record) },
  };
}
