import { isUnsettled } from '../../../shared/domain/outbox/human-acts.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import type { Fault } from '../../../shared/fault.ts';

/** A job that no further try of the worker changes: settled, or waiting for a human. */
export function isOver(job: Pick<OutboxJob, 'state' | 'failure'>): boolean {
  return !isUnsettled(job) || job.state === 'refused' || (job.state === 'review' && job.failure?.class === 'permanent');
}

/** A job as the worker prints it: identifiers, codes and times, no patient and no title (H55). */
export function jobLine(job: OutboxJob): string {
  const { id: jobId, state, attempts, failure, acknowledgedAt, withdrawnAt, withdraws } = job;
  return JSON.stringify({
    uniqueId: withdraws ?? job.uniqueId,
    ...(withdraws !== undefined && { act: 'withdraw' }),
    jobId,
    state,
    attempts,
    ...(failure && { failure: { class: failure.class, code: failure.fault.code } }),
    ...(failure?.fault.serverCode !== undefined && { serverCode: failure.fault.serverCode }),
    ...(acknowledgedAt !== undefined && { acknowledgedAt: new Date(acknowledgedAt).toISOString() }),
    ...(withdrawnAt !== undefined && { withdrawnAt: new Date(withdrawnAt).toISOString() }),
    ...(!isOver(job) && { nextTryAt: new Date(job.notBefore).toISOString() }),
  });
}

/** A document that was not taken in, with every fault: code and field, never a value. */
export function refusedLine(source: string, uniqueId: string | null, faults: readonly Fault[]): string {
  const told = faults.map(({ code, field }) => ({ code, ...(field !== undefined && { field }) }));
  return JSON.stringify({ uniqueId, source, state: 'not-queued', faults: told });
}
