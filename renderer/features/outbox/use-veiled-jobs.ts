import { useEffect, useMemo } from 'react';
import type { Job } from '../../../shared/contract/deposit.ts';
import { isFiledHeld } from '../../api/filed-held.ts';
import { loadHolds, useHolds } from '../../api/holds.ts';
import { useOutbox } from '../../api/outbox.ts';
import { holdTexts } from '../../texts/holds.ts';

/** The queue as it may be seen by who passes behind the doctor. */
export interface VeiledJobs {
  readonly jobs: readonly Job[];
  /** How many documents of the queue are held from their patient, veiled or not. */
  readonly held: number;
}

/**
 * The jobs with title and type of held documents veiled, like in the list and on the board (mock-ups, principle 8).
 * Until the holds were asked for after a document was queued it may be one, so that none stands there in clear for an
 * instant.
 */
export function useVeiledJobs(): VeiledJobs {
  const jobs = useOutbox((state) => state.jobs);
  const { holds, covered, unveiled } = useHolds();
  const isBehind = jobs.some(({ jobId }) => !covered.has(jobId));
  useEffect(() => {
    if (isBehind) void loadHolds();
  }, [isBehind, jobs.length]);
  return useMemo(() => {
    const isHeld = (job: Job): boolean => isFiledHeld(job, holds);
    const shown = (job: Job): Job =>
      !unveiled && (!covered.has(job.jobId) || isHeld(job))
        ? { ...job, title: holdTexts.veiledTitle, typeLabel: '' }
        : job;
    return { jobs: jobs.map(shown), held: jobs.filter(isHeld).length };
  }, [jobs, holds, covered, unveiled]);
}
