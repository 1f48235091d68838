import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import { insId } from '../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

type JobKind = Extract<AuditKind, `deposit.${string}` | `withdrawal.${string}`>;

/** The kind of an event of the queue, for a deposit or for a withdrawal. */
export function kindOf(job: OutboxJob, what: 'queued' | 'sent' | 'refused'): JobKind {
  return job.withdraws === undefined ? `deposit.${what}` : `withdrawal.${what}`;
}

function factsOf(job: OutboxJob): AuditEvent['facts'] {
  const { id: jobId, uniqueId, submissionSetId, typeCode, size, attempts, withdraws } = job;
  const what = withdraws === undefined ? { uniqueId, submissionSetId, typeCode, size } : { submissionSetId };
  return { jobId, ...what, attempts, ...(withdraws !== undefined && { uniqueId: withdraws }) };
}

/** What the journal keeps of a job: identifiers, codes and counts; never a title or a byte of content. */
export function jobEvent(kind: JobKind, job: OutboxJob, at: EpochMs, more: AuditEvent['facts'] = {}): AuditEvent {
  return {
    kind,
    at,
    practitionerId: job.authorId,
    structureId: job.structureId,
    patient: insId(job.ins),
    facts: { ...factsOf(job), ...more },
  };
}
