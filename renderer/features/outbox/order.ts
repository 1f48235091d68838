import type { Job } from '../../../shared/contract/deposit.ts';

export type Group = 'troubled' | 'underway' | 'settled';

const GROUPS: Readonly<Record<Job['state'], Group>> = {
  refused: 'troubled',
  review: 'troubled',
  'held-back': 'underway',
  sending: 'underway',
  queued: 'underway',
  sent: 'settled',
  recalled: 'settled',
};

/** Which part of the queue a job belongs to: what waits for the practitioner, what goes by itself, what is over. */
export function groupOf(job: Pick<Job, 'state'>): Group {
  return GROUPS[job.state];
}

export const GROUP_ORDER: readonly Group[] = ['troubled', 'underway', 'settled'];

/** The jobs of a group: those that wait, oldest first, as they will leave; those that are over, latest first. */
export function jobsOf(jobs: readonly Job[], group: Group): Job[] {
  const way = group === 'settled' ? -1 : 1;
  return jobs.filter((job) => groupOf(job) === group).sort((a, b) => way * (a.createdAt - b.createdAt));
}

/**
 * The earlier version of the same document that this one waits for (H30): not received yet and not taken back. Null for
 * a job that waits for nothing but its turn.
 *
 * @param jobs the queue, oldest first.
 */
export function waitsFor(job: Job, jobs: readonly Job[]): Job | null {
  if (job.state !== 'held-back' && job.state !== 'queued') return null;
  const before = jobs.slice(
    0,
    jobs.findIndex(({ jobId }) => jobId === job.jobId),
  );
  return before.find(({ chainId, state }) => chainId === job.chainId && GROUPS[state] !== 'settled') ?? null;
}

/**
 * What the strip shows when there is room for `room` jobs. A failure never makes way for a success (H29), and within a
 * group the latest act stays in sight, since it is the one that can still be recalled.
 */
export function stripJobs(jobs: readonly Job[], room: number): Job[] {
  const latestFirst = [...jobs].sort((a, b) => b.createdAt - a.createdAt);
  return GROUP_ORDER.flatMap((group) => latestFirst.filter((job) => groupOf(job) === group)).slice(0, room);
}
