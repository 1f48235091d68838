import { RECALLABLE } from '../../../shared/domain/outbox/human-acts.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import type { Withdrawal } from '../../../shared/domain/outbox/withdrawal.ts';
import { insId, parseIns, type Environment, type Ins } from '../../../shared/domain/patient/ins.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Ids } from '../ports.ts';
import type { HandedOverWithdrawal, TakeAuthor } from './ports.ts';

export interface HandBackNeeds {
  readonly environment: Environment;
  readonly authors: TakeAuthor;
  /** The deposit of this uniqueId, when it was made here. */
  readonly deposit: (uniqueId: string) => OutboxJob | null;
  /** What already takes this document back. */
  readonly withdrawal: (uniqueId: string) => OutboxJob | null;
  readonly recall: (jobId: string) => Result<OutboxJob, Fault>;
  readonly withdraw: (withdrawal: Withdrawal) => Result<OutboxJob, Fault>;
  readonly refused: (insId: string | undefined, facts: { readonly step: string; readonly codes: string }) => void;
  readonly ids: Ids;
}

type Answer = Result<OutboxJob, readonly Fault[]>;

/**
 * Takes in the withdrawals that the software of an establishment hands over (TD3.3c, R16). A document that has not left
 * yet never leaves; one that has, or may have, is taken back after it has arrived (H30).
 */
export class HandBack {
  readonly #needs: HandBackNeeds;

  constructor(needs: HandBackNeeds) {
    this.#needs = needs;
  }

  /**
   * Judges one withdrawal and queues it, durably. The same one handed over again is the job it became.
   *
   * @returns the withdrawal's job, or the deposit's own, `recalled`, when nothing had left; `ins/…`,
   *   `deposit/author-…`, `withdrawal/other-patient` when the document was deposited here for somebody else.
   */
  handBack(handed: HandedOverWithdrawal): Answer {
    const { oid, value } = handed.ins;
    const ins = parseIns(value, oid, this.#needs.environment);
    const answer = ins.ok ? this.#takeIn(handed, ins.value) : ins;
    if (answer.ok) return answer;
    const codes = [...new Set(answer.fault.map(({ code }) => code))].join(' ');
    this.#needs.refused(ins.ok ? insId(ins.value) : undefined, { step: 'hand-back', codes });
    return answer;
  }

  #takeIn(handed: HandedOverWithdrawal, ins: Ins): Answer {
    const deposit = this.#needs.deposit(handed.uniqueId);
    const stranger = deposit && insId(deposit.ins) !== insId(ins);
    const faults = [
      ...(stranger ? [{ code: 'withdrawal/other-patient', field: 'ins' }] : []),
      ...this.#needs.authors.faults(handed.author),
    ];
    if (faults.length > 0) return fail(faults);
    if (deposit?.state === 'recalled') return ok(deposit);
    if (deposit && RECALLABLE.includes(deposit.state)) {
      const recalled = this.#needs.recall(deposit.id);
      // It left in between: it is taken back after it has arrived.
      if (recalled.ok || recalled.fault.code !== 'outbox/too-late')
        return recalled.ok ? recalled : fail([recalled.fault]);
    }
    return this.#withdraw(handed, ins);
  }

  #withdraw({ uniqueId, author, reason }: HandedOverWithdrawal, ins: Ins): Answer {
    const already = this.#needs.withdrawal(uniqueId);
    // One that the registry refused is asked again: what it lacked may be there now.
    if (already && already.state !== 'refused') {
      const same = insId(already.ins) === insId(ins);
      return same ? ok(already) : fail([{ code: 'withdrawal/other-patient', field: 'ins' }]);
    }
    const queued = this.#needs.withdraw({
      ins,
      uniqueId,
      submissionSetId: this.#needs.ids.oid(),
      author: this.#needs.authors.take(author),
      ...(reason && { reason }),
    });
    return queued.ok ? queued : fail([queued.fault]);
  }
}
