import { ok, type Result } from '../../../shared/result.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Job } from '../../../shared/contract/deposit.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import type { DocumentType } from '../../../shared/domain/document/validate/type-known.ts';
import type { Handlers, Outcome } from '../register.ts';
import { atWorkplace } from './at-work.ts';
import type { AtWork, OutboxDesk } from './workplace.ts';

type DepositChannel = Extract<keyof Handlers, `deposit.${string}` | `outbox.${string}`>;

function viewed(desk: OutboxDesk, job: Result<OutboxJob, Fault | readonly Fault[]>): Outcome<Job> {
  return job.ok ? ok(desk.view(job.value)) : job;
}

/** Channels of drafts and of the queue. */
export function depositHandlers(atWork: AtWork, types: readonly DocumentType[]): Pick<Handlers, DepositChannel> {
  const at = atWorkplace(atWork);
  const shownTypes = types.map(({ classCodeSystem: _system, ...type }) => type);
  return {
    'deposit.inspect': ({ token, fileName, bytes, replaces }) =>
      at((work) => work.deposits.inspect(token, fileName, bytes, replaces)),
    'deposit.types': () => ok(shownTypes),
    'deposit.drafts': ({ token }) => at((work) => work.deposits.drafts(token)),
    'deposit.preview': ({ token, draftId }) => at((work) => work.deposits.preview(token, draftId)),
    'deposit.save': ({ token, draftId, form }) => at((work) => work.deposits.save(token, draftId, form)),
    'deposit.discard': ({ token, draftId }) => at((work) => work.deposits.discard(token, draftId)),
    'deposit.feeding': ({ token }) => at((work) => work.feeding.view(token)),
    'deposit.stateInformed': ({ token, by }) => at((work) => work.feeding.stateInformed(token, by)),
    'deposit.object': ({ token, draftId, reason }) => at((work) => work.feeding.object(token, draftId, reason)),
    'deposit.send': ({ token, draftId, confirmed }) =>
      at((work) => viewed(work.outbox, work.deposits.send(token, draftId, confirmed))),
    'outbox.list': () => at((work) => ok([...work.outbox.list()])),
    'outbox.recall': ({ jobId }) => at((work) => viewed(work.outbox, work.outbox.recall(jobId))),
    'outbox.shown': ({ jobIds }) =>
      at((work) => {
        work.outbox.noteShown(jobIds);
        return ok({});
      }),
    'outbox.retry': ({ jobId }) => at((work) => viewed(work.outbox, work.outbox.retry(jobId))),
  };
}
