import { describe, expect, test } from 'vitest';
import { ok } from '../../../../shared/result.ts';
import { lot } from '../../adapters/store/samples.ts';
import { settled } from '../../../support/manual-clock.ts';
import { fault, startedBench, SUCCESS } from './outbox-bench.ts';

describe('a failure', () => {
  test('that is transient is tried again, each time later', async () => {
    const at = startedBench();
    at.submit = () => fault('transient');
    const job = at.enqueue(lot(1));
    await at.clock.advance(10_000);
    expect(at.job(job.id)).toMatchObject({ state: 'queued', attempts: 1, failure: { class: 'transient' } });
    await at.clock.advance(5_000);
    expect(at.job(job.id)).toMatchObject({ state: 'queued', attempts: 2 });
    await at.clock.advance(9_999);
    expect(at.sent).toHaveLength(2);
    at.submit = () => SUCCESS;
    await at.clock.advance(1);
    expect(at.job(job.id)).toMatchObject({ state: 'sent', attempts: 3 });
    expect(at.job(job.id).failure).toBeUndefined();
  });

  test('that is permanent refuses the job, which stays in sight and may be tried by hand', async () => {
    const at = startedBench();
    at.submit = () => fault('permanent', { serverCode: 'XDSRegistryMetadataError' });
    const job = at.enqueue(lot(1));
    await at.clock.advance(60_000);
    expect(at.sent).toHaveLength(1);
    expect(at.job(job.id)).toMatchObject({
      state: 'refused',
      failure: { fault: { serverCode: 'XDSRegistryMetadataError' } },
    });
    at.submit = () => SUCCESS;
    expect(at.outbox.retry(job.id)).toMatchObject({ ok: true, value: { state: 'queued' } });
    await settled();
    expect(at.job(job.id).state).toBe('sent');
  });

  test('H30: an ambiguous answer is looked up before anything; found means sent, without sending again', async () => {
    const at = startedBench();
    at.submit = () => fault('ambiguous');
    at.lookUp = () => ok({ entryUUID: 'urn:uuid:1' });
    const job = at.enqueue(lot(1));
    await at.clock.advance(10_000);
    expect(at.job(job.id)).toMatchObject({ state: 'review', failure: { class: 'ambiguous' } });
    await at.clock.advance(5_000);
    expect(at.lookedUp).toEqual([job.uniqueId]);
    expect(at.job(job.id).state).toBe('sent');
    expect(at.sent).toHaveLength(1);
    expect(at.journal().at(-1)).toMatchObject({ kind: 'deposit.sent', facts: { lookedUp: true } });
  });

  test('H30: not found means sent again, under the same identifiers', async () => {
    const at = startedBench();
    at.submit = () => fault('ambiguous');
    const job = at.enqueue(lot(1));
    await at.clock.advance(10_000);
    at.submit = () => SUCCESS;
    await at.clock.advance(5_000);
    expect(at.job(job.id)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(at.sent.map((submission) => submission.submissionSetId)).toEqual([job.submissionSetId, job.submissionSetId]);
  });

  test('H30: a look-up that fails is tried again later and later, and nothing is sent meanwhile', async () => {
    const at = startedBench();
    at.submit = () => fault('ambiguous');
    at.lookUp = () => fault('transient');
    const job = at.enqueue(lot(1));
    await at.clock.advance(10_000 + 5_000 + 5_000 + 10_000 + 20_000);
    expect(at.lookedUp).toHaveLength(4);
    expect(at.sent).toHaveLength(1);
    expect(at.job(job.id).state).toBe('review');
  });

  test('N6: when looking is refused for good the job waits for a human, and trying by hand looks first', async () => {
    const at = startedBench();
    at.submit = () => fault('ambiguous');
    at.lookUp = () => fault('permanent');
    const job = at.enqueue(lot(1));
    await at.clock.advance(3_600_000);
    expect(at.lookedUp).toHaveLength(1);
    expect(at.job(job.id)).toMatchObject({ state: 'review', failure: { class: 'permanent' } });
    at.lookUp = () => ok({ entryUUID: 'urn:uuid:1' });
    expect(at.outbox.retry(job.id).ok).toBe(true);
    await settled();
    expect(at.job(job.id).state).toBe('sent');
    expect(at.sent).toHaveLength(1);
  });

  test('a uniqueId that the registry says it holds is looked up, and a contradiction goes to a human', async () => {
    const at = startedBench();
    at.submit = () => fault('permanent', { serverCode: 'XDSDuplicateUniqueIdInRegistry' });
    const job = at.enqueue(lot(1));
    await at.clock.advance(10_000);
    expect(at.job(job.id).state).toBe('review');
    await at.clock.advance(3_600_000);
    expect(at.job(job.id).state).toBe('refused');
    expect(at.sent).toHaveLength(1);
  });

  test('an adapter that throws leaves the job ambiguous, never lost', async () => {
    const at = startedBench();
    at.submit = () => Promise.reject(new Error('bug'));
    const job = at.enqueue(lot(1));
    await at.clock.advance(10_000);
    expect(at.job(job.id)).toMatchObject({ state: 'review', failure: { fault: { code: 'outbox/adapter-failed' } } });
  });
});
