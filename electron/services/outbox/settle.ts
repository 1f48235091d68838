import { afterAbsence, afterFailedLookUp, afterFailure, type NextStep } from '../../../shared/domain/outbox/retry.ts';
import type { OutboxJob, SendingState } from '../../../shared/domain/outbox/job.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import { ok } from '../../../shared/result.ts';
import type { Clock } from '../ports.ts';
import { jobEvent, kindOf } from './journal-facts.ts';
import type { OutboxStore, Settlement, WriteDown } from './ports.ts';

/** What settling needs: the queue, the journal and the time. */
export interface SettleNeeds {
  readonly store: OutboxStore;
  readonly writeDown: WriteDown;
  readonly clock: Clock;
  /** By which jobs fall due. */
  readonly due: Clock;
}

function settlement(step: NextStep, fault: ExchangeFault): Settlement {
  const { class: ignored, ...kept } = fault;
  return { state: step.state, notBefore: step.notBefore, failure: { class: step.class, fault: kept } };
}

/** Writes down what became of an attempt or of a look-up, with its row of the journal, in one commit. */
export class Settle {
  readonly #needs: SettleNeeds;

  constructor(needs: SettleNeeds) {
    this.#needs = needs;
  }

  #change(
    job: OutboxJob,
    from: SendingState,
    change: Settlement,
    facts: Record<string, string | boolean> = {},
  ): OutboxJob | null {
    const { store, writeDown, clock } = this.#needs;
    const written = store.together(() => {
      const settled = store.settle(job.id, [from], change);
      if (settled?.state === 'sent') {
        writeDown(jobEvent(kindOf(settled, 'sent'), settled, clock.now(), facts));
        if (settled.withdraws !== undefined) store.withdraw(settled.withdraws, clock.now());
      }
      if (settled?.state === 'refused') {
        const code = settled.failure?.fault.code ?? 'outbox/refused';
        writeDown(jobEvent(kindOf(settled, 'refused'), settled, clock.now(), { ...facts, code }));
      }
      return ok(settled);
    });
    // The run pauses on this; the job is then found interrupted and looked up, so nothing is sent twice.
    if (!written.ok) throw new Error(`Not settled: ${written.fault.code}`);
    return written.value;
  }

  /** The registry's own Success for this lot, or for this deletion (H29). */
  acknowledged(job: OutboxJob, serverAt: EpochMs | null): OutboxJob | null {
    const acknowledged = serverAt === null ? {} : { acknowledgedAt: serverAt };
    const now = this.#needs.due.now();
    return this.#change(job, 'sending', { state: 'sent', notBefore: now, ...acknowledged }, { lookedUp: false });
  }

  failed(job: OutboxJob, fault: ExchangeFault): OutboxJob | null {
    const step = afterFailure(fault, job.attempts, this.#needs.due.now());
    return this.#change(job, 'sending', settlement(step, fault));
  }

  /** Cut by a lock: it may have arrived, and will be looked up first when the card is back (decision 13). */
  interrupted(job: OutboxJob): OutboxJob | null {
    const notBefore = this.#needs.due.now();
    const failure = { class: 'ambiguous', fault: { code: 'outbox/interrupted' } } as const;
    return this.#change(job, 'sending', { state: 'review', notBefore, failure });
  }

  /** Our own document is in the registry, or the one taken back has gone: the lost answer was a Success. */
  carriedOut(job: OutboxJob): OutboxJob | null {
    const notBefore = this.#needs.due.now();
    return this.#change(job, 'review', { state: 'sent', notBefore }, { lookedUp: true });
  }

  /** The registry has just shown it, or deleted it: so it is there, whatever became of its own answer (N6). */
  provenBySight(job: OutboxJob): OutboxJob | null {
    return this.#change(job, job.state, { state: 'sent', notBefore: this.#needs.due.now() }, { lookedUp: true });
  }

  /** The document deposited is not there, or the one taken back still is: the message goes once more. */
  notCarriedOut(job: OutboxJob): OutboxJob | null {
    const step = afterAbsence(job, this.#needs.due.now());
    const failure = step.state === 'refused' && job.failure ? { failure: job.failure } : {};
    return this.#change(job, 'review', { ...step, ...failure });
  }

  /** Nobody has ever seen the document that was to be taken back: that it is not there proves nothing (H35). */
  neverSeen(job: OutboxJob): OutboxJob | null {
    const fault: ExchangeFault = { code: 'dmp/unknown-document', class: 'permanent' };
    return this.#change(job, 'review', settlement(afterFailure(fault, job.attempts, this.#needs.due.now()), fault));
  }

  /** A look-up cut by a lock: the first thing to do when the card is back. */
  lookUpCut(job: OutboxJob): OutboxJob | null {
    const kept = job.failure ? { failure: job.failure } : {};
    return this.#change(job, 'review', { state: 'review', notBefore: this.#needs.due.now(), ...kept });
  }

  lookUpFailed(job: OutboxJob, fault: ExchangeFault, lookUps: number): OutboxJob | null {
    const step = afterFailedLookUp(fault, lookUps, this.#needs.due.now());
    // The registry's «already there» must outlive a look-up that failed: it decides what an absence means.
    const kept = step.class === 'ambiguous' && job.failure ? { ...job.failure.fault, class: fault.class } : fault;
    return this.#change(job, 'review', settlement(step, kept));
  }
}
