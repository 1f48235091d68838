import type { EpochMs } from '../time/epoch.ts';
import { dueBy } from './due-by.ts';
import { isUnsettled } from './human-acts.ts';
import type { OutboxJob } from './job.ts';

/** Why a deposit no longer goes on without a human. Codes only: they leave the encrypted store as a desktop notice. */
export type DoctorCall = 'deposit-refused' | 'deposit-doubtful' | 'deposit-late';

/**
 * Whether a deposit that failed needs its author now (H29: a failure is never silent): refused by the registry, doubtful
 * with the look-up itself refused, or failing still when the day it was due on is over (R13). Null while it goes on by
 * itself.
 */
export function needsDoctor(job: Pick<OutboxJob, 'state' | 'failure' | 'createdAt'>, now: EpochMs): DoctorCall | null {
  if (job.state === 'refused') return 'deposit-refused';
  if (job.state === 'review' && job.failure?.class === 'permanent') return 'deposit-doubtful';
  return job.failure && isUnsettled(job) && now >= dueBy(job.createdAt) ? 'deposit-late' : null;
}
