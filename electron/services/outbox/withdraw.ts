import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import type { SendingMode } from '../../../shared/domain/outbox/sender.ts';
import type { Withdrawal } from '../../../shared/domain/outbox/withdrawal.ts';
import type { Fault } from '../../../shared/fault.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Clock, Ids } from '../ports.ts';
import { jobEvent } from './journal-facts.ts';
import type { OutboxStore, Withdrawals, WriteDown } from './ports.ts';

interface WithdrawNeeds {
  readonly store: OutboxStore;
  readonly withdrawals?: Withdrawals;
  readonly writeDown: WriteDown;
  readonly clock: Clock;
  /** By which jobs fall due. */
  readonly due: Clock;
  readonly ids: Ids;
  readonly mode: SendingMode;
}

function jobOf({ clock, due, ids, mode }: WithdrawNeeds, withdrawal: Withdrawal, chainId: string): OutboxJob {
  const { ins, uniqueId, submissionSetId, author } = withdrawal;
  return {
    id: ids.uuid(),
    ins,
    mode,
    authorId: author.nationalId,
    structureId: author.structureId,
    // What it submits has no document: its set alone is registered.
    uniqueId: submissionSetId,
    submissionSetId,
    withdraws: uniqueId,
    chainId,
    title: '',
    typeCode: '',
    size: 0,
    contentHash: '',
    state: 'queued',
    answer: 'pending',
    attempts: 0,
    createdAt: clock.now(),
    notBefore: due.now(),
  };
}

/**
 * Writes a withdrawal into the queue, durably. One that the registry refused is put aside by the next one of the same
 * document: it would hold it back for ever.
 *
 * @returns its job, or the store's own fault.
 */
export function queueWithdrawal(needs: WithdrawNeeds, withdrawal: Withdrawal): Result<OutboxJob, Fault> {
  const { store, withdrawals, writeDown, due } = needs;
  if (!withdrawals) throw new Error('A queue that takes nothing back');
  const deposit = store.findByUniqueId(withdrawal.uniqueId);
  const job = jobOf(needs, withdrawal, deposit?.chainId ?? withdrawal.uniqueId);
  return store.together<OutboxJob>(() => {
    const refused = withdrawals.store.ofDocument(withdrawal.uniqueId);
    if (refused) store.settle(refused.id, ['refused'], { state: 'recalled', notBefore: due.now() });
    const queued = withdrawals.store.enqueueWithdrawal(job, withdrawal, deposit && job.createdAt);
    if (!queued.ok) return queued;
    const facts = {
      ...(withdrawal.reason && { reason: withdrawal.reason }),
      ...(refused && { after: refused.id }),
    };
    writeDown(jobEvent('withdrawal.queued', job, job.createdAt, facts));
    return ok(job);
  });
}
