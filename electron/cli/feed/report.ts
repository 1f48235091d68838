import { isUnsettled } from '../../../shared/domain/outbox/human-acts.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import type { Fault } from '../../../shared/fault.ts';

/** A job that no further try of the worker changes: settled, or waiting for a human. */
export function isOver(job: Pick<OutboxJob, 'state' | 'failure'>): boolean {
  return !isUnsettled(job) || job.state === 'refused' || (job.state === 'review' && job.failure?.class === 'permanent');
}

/** A job that is neither over nor goes on by itself: somebody has to act, and what is behind it in its chain waits for that. */
export function isStuck(job: Pick<OutboxJob, 'state' | 'failure'>): boolean {
  return isOver(job) && isUnsettled(job);
}

/**
 * A job as the worker prints it: identifiers, codes and times, no patient and no title (H55).
 *
 * @param behind the stuck job of the same document that it waits for: until somebody acts on that one, it has no next try.
 */
export function jobLine(job: OutboxJob, behind: OutboxJob | null = null): string {
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
    ...(behind && { waitsFor: waitedFor(behind) }),
    ...(!behind && !isOver(job) && { nextTryAt: new Date(job.notBefore).toISOString() }),
  });
}

function waitedFor({ uniqueId, withdraws, state, failure }: OutboxJob) {
  return { uniqueId: withdraws ?? uniqueId, state, ...(failure && { code: failure.fault.code }) };
}

/** A document that was not taken in, with every fault: code and field, never a value. */
export function refusedLine(source: string, uniqueId: string | null, faults: readonly Fault[]): string {
  const told = faults.map(({ code, field }) => ({ code, ...(field !== undefined && { field }) }));
  return JSON.stringify({ uniqueId, source, state: 'not-queued', faults: told });
}
