import type { Feeding as FeedingView } from '../../../shared/contract/deposit.ts';
import type { AuditEvent } from '../../../shared/domain/audit/event.ts';
import {
  informationOf,
  objectionFault,
  objectionsOf,
  type FeedingEvent,
  type Informer,
} from '../../../shared/domain/feeding/feeding.ts';
import { insId as idOf } from '../../../shared/domain/patient/ins.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../ports.ts';
import type { DepositTarget } from './deposits.ts';
import type { Draft, FeedingStore } from './ports.ts';

export interface FeedingNeeds {
  readonly target: (token: string) => Result<DepositTarget, Fault>;
  readonly store: FeedingStore;
  readonly draft: (token: string, draftId: string) => Result<Draft, readonly Fault[]>;
  readonly discard: (draftId: string) => void;
  /** One commit for what was said and its row in the journal. */
  readonly together: <Value>(work: () => Result<Value, Fault>) => Result<Value, Fault>;
  readonly audit: { write(kind: AuditEvent['kind'], patient: string, facts: AuditEvent['facts']): void };
  readonly clock: Clock;
}

type Answer = Result<FeedingView, readonly Fault[]>;

/** The patient's say on what is filed in his dossier (R14): that he was informed, and each deposit he objected to. */
export class Feeding {
  readonly #needs: FeedingNeeds;

  constructor(needs: FeedingNeeds) {
    this.#needs = needs;
  }

  /** What is known of it; objections made in a secret connection are told in it only. `dossier/not-open`. */
  view(token: string): Answer {
    const target = this.#needs.target(token);
    return target.ok ? ok(this.#viewOf(target.value)) : fail([target.fault]);
  }

  /**
   * Writes down that the patient was informed. The first statement stands: another one changes nothing.
   *
   * @returns what is known now; `deposit/not-allowed` for a dossier that takes no deposit, a store fault.
   */
  stateInformed(token: string, by: Informer): Answer {
    const target = this.#needs.target(token);
    if (!target.ok) return fail([target.fault]);
    if (!target.value.mayDeposit) return fail([{ code: 'deposit/not-allowed' }]);
    const insId = idOf(target.value.patient.ins);
    if (informationOf(this.#needs.store.ofPatient(insId))) return ok(this.#viewOf(target.value));
    const event = { kind: 'informed', at: this.#needs.clock.now(), by } as const;
    const written = this.#write(insId, event, () => this.#needs.audit.write('feeding.informed', insId, { by }));
    return written.ok ? ok(this.#viewOf(target.value)) : fail([written.fault]);
  }

  /**
   * The patient objects to this one deposit: its draft goes, his reason stays here. Of one document at a time, never a
   * setting (EX_GEN-1060).
   *
   * @returns what is known now; `deposit/objection-reason-…`, `deposit/unknown-draft`, a store fault: nothing changed.
   */
  object(token: string, draftId: string, reason: string): Answer {
    const draft = this.#needs.draft(token, draftId);
    if (!draft.ok) return draft;
    const target = this.#needs.target(token);
    if (!target.ok) return fail([target.fault]);
    const code = objectionFault(reason);
    if (code) return fail([{ code, field: 'reason' }]);
    const { insId, fileName } = draft.value;
    const facts = { reason: reason.trim(), fileName, secret: target.value.secret };
    const event = { kind: 'objected', at: this.#needs.clock.now(), ...facts } as const;
    const written = this.#write(insId, event, () => {
      this.#needs.audit.write('feeding.objected', insId, { draftId });
      this.#needs.discard(draftId);
    });
    return written.ok ? ok(this.#viewOf(target.value)) : fail([written.fault]);
  }

  #write(insId: string, event: FeedingEvent, beside: () => void): Result<null, Fault> {
    return this.#needs.together(() => {
      this.#needs.store.append(insId, event);
      beside();
      return ok(null);
    });
  }

  #viewOf({ patient, secret }: DepositTarget): FeedingView {
    const events = this.#needs.store.ofPatient(idOf(patient.ins));
    const informed = informationOf(events);
    return {
      informed: informed && { at: informed.at, by: informed.by },
      objections: objectionsOf(events, secret).map(({ at, reason, fileName }) => ({ at, reason, fileName })),
    };
  }
}
