import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetJobs, hearJob, loadJobs, recallJob, useOutbox } from '../../../renderer/api/outbox.ts';
import type { Job } from '../../../shared/contract/deposit.ts';
import { job } from './job.ts';

let answers: Record<string, () => Promise<unknown>>;
let call: ReturnType<typeof vi.fn>;

function list(...jobs: Job[]) {
  return async () => ({ ok: true, value: jobs });
}

describe('the queue in the window', () => {
  beforeEach(() => {
    answers = { 'outbox.list': list(job('a')) };
    call = vi.fn((name: string) => answers[name]?.());
    vi.stubGlobal('window', { dmp: { call } });
    forgetJobs();
  });
  afterEach(() => void vi.unstubAllGlobals());

  it('does not say that nothing waits before it was read (H29)', async () => {
    expect(useOutbox.getState()).toMatchObject({ jobs: [], loaded: false });
    await loadJobs();
    expect(useOutbox.getState().loaded).toBe(true);
  });

  it('shows a job of an event at once, without asking for the list again', async () => {
    await loadJobs();
    hearJob(job('a', { state: 'sending', sentBytes: 10 }));
    hearJob(job('b'));
    expect(useOutbox.getState().jobs.map((one) => [one.jobId, one.state])).toEqual([
      ['a', 'sending'],
      ['b', 'queued'],
    ]);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('asks again when an event overtakes a reading', async () => {
    let first = true;
    answers['outbox.list'] = () => {
      const value = first ? [job('a')] : [job('a', { state: 'sent' })];
      first = false;
      return Promise.resolve({ ok: true, value });
    };
    const reading = loadJobs();
    hearJob(job('a', { state: 'sent' }));
    await reading;
    await vi.waitFor(() => expect(useOutbox.getState().jobs[0]?.state).toBe('sent'));
    expect(call).toHaveBeenCalledTimes(2);
  });

  it('keeps the last known queue when it cannot be read again, and says so', async () => {
    await loadJobs();
    answers['outbox.list'] = async () => ({ ok: false, faults: [{ code: 'store/unavailable' }] });
    await loadJobs();
    expect(useOutbox.getState().jobs).toHaveLength(1);
    expect(useOutbox.getState().faults).toEqual([{ code: 'store/unavailable' }]);
  });

  it('says that it was too late to recall', async () => {
    await loadJobs();
    answers['outbox.recall'] = async () => ({ ok: false, faults: [{ code: 'outbox/too-late' }] });
    expect(await recallJob('a')).toBe(false);
    expect(useOutbox.getState().actFaults).toEqual([{ code: 'outbox/too-late' }]);
  });

  it('stays empty when an answer comes after a lock', async () => {
    const reading = loadJobs();
    forgetJobs();
    await reading;
    expect(useOutbox.getState().jobs).toEqual([]);
  });
});
