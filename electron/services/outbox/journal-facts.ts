import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import { insId } from '../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

/** What the journal keeps of a deposit: identifiers, codes and counts; never a title or a byte of content. */
export function depositEvent(
  kind: Extract<AuditKind, `deposit.${string}`>,
  job: OutboxJob,
  at: EpochMs,
  more: AuditEvent['facts'] = {},
): AuditEvent {
  const { uniqueId, submissionSetId, typeCode, size, attempts } = job;
  return {
    kind,
    at,
    practitionerId: job.authorId,
    structureId: job.structureId,
    patient: insId(job.ins),
    facts: { jobId: job.id, uniqueId, submissionSetId, typeCode, size, attempts, ...more },
  };
}
