import { describe, expect, test } from 'vitest';
import type { DoctorCall } from '../../../../shared/domain/outbox/needs-doctor.ts';
import { DoctorCalls } from '../../../../electron/services/outbox/doctor-calls.ts';
import { lot } from '../../adapters/store/samples.ts';
import { fault, OutboxBench, SUCCESS } from './outbox-bench.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function bench() {
  const at = new OutboxBench();
  const calls: DoctorCall[] = [];
  const doctor = new DoctorCalls((why) => void calls.push(why), at.clock);
  const hear = (): void => {
    for (const { job, progress } of at.changes.splice(0)) if (!progress) doctor.hear(job);
  };
  at.start();
  return { at, calls, hear };
}

describe('an outage of the store', () => {
  test('H29, H30: after 30 days without an answer everything leaves once, each version after the one before', async () => {
    const { at } = bench();
    at.submit = () => fault('transient');
    const jobs = [at.enqueue(lot(1, '2.25.700')), at.enqueue(lot(2)), at.enqueue(lot(3, '2.25.700'))];
    for (let day = 1; day <= 30; day += 1) {
      await at.clock.advance(HOUR_MS);
      // Closed for the rest of the day: nothing runs then.
      at.restart();
      await at.clock.advance(23 * HOUR_MS);
      at.start();
    }
    await at.clock.advance(1);
    for (const { id } of jobs) expect(at.job(id)).toMatchObject({ state: expect.stringMatching(/queued|held-back/) });
    expect(at.outbox.counters()).toEqual({ waiting: 3, since: jobs[0]?.createdAt });
    // The next try is never further off than a quarter of an hour, and never in the past.
    expect((at.clock.nextAt() ?? 0) - at.clock.now()).toBeLessThanOrEqual(15 * 60_000);
    expect(at.sent.map(({ submissionSetId }) => submissionSetId)).not.toContain(lot(3).submissionSetId);
    at.sent.splice(0);
    at.submit = () => SUCCESS;
    await at.clock.advance(15 * 60_000);
    const order = at.sent.map(({ submissionSetId }) => submissionSetId);
    expect(order.toSorted()).toEqual([lot(1), lot(2), lot(3)].map((each) => each.submissionSetId).toSorted());
    expect(order.indexOf(lot(1).submissionSetId)).toBeLessThan(order.indexOf(lot(3).submissionSetId));
    for (const { id } of jobs) expect(at.job(id).state).toBe('sent');
  });

  test('H29, H45: the doctor is called once when the day is over, and once more when the registry refuses', async () => {
    const { at, calls, hear } = bench();
    at.submit = () => fault('transient');
    at.enqueue(lot(1));
    await at.clock.advance(20_000);
    hear();
    expect(calls).toEqual([]);
    await at.clock.advance(2 * DAY_MS);
    hear();
    expect(calls).toEqual(['deposit-late']);
    at.submit = () => fault('permanent');
    await at.clock.advance(15 * 60_000);
    hear();
    expect(calls).toEqual(['deposit-late', 'deposit-refused']);
  });

  test('H29: the second axis: what was refused and never seen calls at the next unlock; seen, or tried again, it does not', async () => {
    const { at, calls } = bench();
    const unlocked = (): readonly DoctorCall[] => {
      calls.splice(0);
      const doctor = new DoctorCalls((why) => void calls.push(why), at.clock);
      doctor.recall(at.outbox.list());
      return calls;
    };
    at.submit = () => fault('permanent');
    const { id } = at.enqueue(lot(1));
    at.outbox.noteShown([id]);
    expect(at.job(id).answer).toBe('pending');
    await at.clock.advance(20_000);
    expect(at.job(id)).toMatchObject({ state: 'refused', answer: 'pending' });
    expect(unlocked()).toEqual(['deposit-refused']);
    at.outbox.noteShown([id]);
    expect(at.job(id)).toMatchObject({ state: 'refused', answer: 'shown' });
    expect(unlocked()).toEqual([]);
    at.outbox.retry(id);
    expect(at.job(id).answer).toBe('pending');
  });

  test('N6: a document nobody can look up calls the doctor; one that is looked up later calls nobody', async () => {
    const { at, calls, hear } = bench();
    at.submit = () => fault('ambiguous');
    at.lookUp = () => fault('transient');
    at.enqueue(lot(1));
    await at.clock.advance(60_000);
    hear();
    expect(calls).toEqual([]);
    at.lookUp = () => fault('permanent');
    await at.clock.advance(15 * 60_000);
    hear();
    expect(calls).toEqual(['deposit-doubtful']);
  });
});
