import { describe, expect, it } from 'vitest';
import { groupOf, jobsOf, stripJobs } from '../../../renderer/features/outbox/order.ts';
import { SENDING_STATES } from '../../../shared/domain/outbox/job.ts';
import { job, NOW } from './job.ts';

describe('the order of the queue', () => {
  it('never lets a failure make way for successes (H29)', () => {
    const jobs = [
      job('old-refusal', { state: 'refused', createdAt: NOW - 1e7 }),
      ...['1', '2', '3', '4', '5'].map((name, index) => job(name, { state: 'sent', createdAt: NOW + index })),
    ];
    expect(stripJobs(jobs, 3).map((one) => one.jobId)).toEqual(['old-refusal', '5', '4']);
  });

  it('keeps the latest act in sight: it is the one that can be recalled', () => {
    const jobs = [job('a'), job('b', { createdAt: NOW + 1 }), job('c', { state: 'held-back', createdAt: NOW + 2 })];
    expect(stripJobs(jobs, 1)[0]?.jobId).toBe('c');
  });

  it('gives every state one place and shows every job in one group', () => {
    const jobs = SENDING_STATES.map((state) => job(state, { state }));
    const shown = (['troubled', 'underway', 'settled'] as const).flatMap((group) => jobsOf(jobs, group));
    expect(shown.map((one) => one.jobId).toSorted()).toEqual([...SENDING_STATES].toSorted());
    expect(groupOf({ state: 'review' })).toBe('troubled');
  });

  it('lists what waits as it will leave, and what is over with the latest first', () => {
    const queued = [job('2', { createdAt: 2 }), job('1', { createdAt: 1 })];
    const sent = [job('3', { state: 'sent', createdAt: 3 }), job('4', { state: 'sent', createdAt: 4 })];
    expect(jobsOf([...queued, ...sent], 'underway').map((one) => one.jobId)).toEqual(['1', '2']);
    expect(jobsOf([...queued, ...sent], 'settled').map((one) => one.jobId)).toEqual(['4', '3']);
  });
});
