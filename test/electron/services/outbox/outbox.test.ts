import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../../../shared/result.ts';
import { insId } from '../../../../shared/domain/patient/ins.ts';
import { lot, patient } from '../../adapters/store/samples.ts';
import { settled } from '../../../support/manual-clock.ts';
import { fault, OutboxBench, startedBench, SUCCESS, type SubmitAnswer } from './outbox-bench.ts';

const DAY_MS = 86_400_000;

describe('a document queued', () => {
  test('waits for its undo window, then leaves by itself and is sent', async () => {
    const at = startedBench();
    const job = at.enqueue(lot(1));
    expect(job).toMatchObject({ state: 'held-back', notBefore: job.createdAt + 10_000, attempts: 0 });
    await at.clock.advance(9_999);
    expect(at.sent).toEqual([]);
    await at.clock.advance(1);
    expect(at.job(job.id)).toMatchObject({ state: 'sent', attempts: 1, acknowledgedAt: 1_800_000_000_000 });
    expect(at.sent).toEqual([lot(1)]);
    expect(at.clock.nextAt()).toBeNull();
  });

  test('H29: each change is told, with the progress of the upload', async () => {
    const at = startedBench();
    at.enqueue(lot(1));
    await at.clock.advance(10_000);
    expect(at.changes.map(({ job, progress }) => [job.state, progress])).toEqual([
      ['held-back', null],
      ['sending', null],
      ['sending', { sent: 1, total: 2 }],
      ['sent', null],
    ]);
  });

  test('H29, H58, N6: what cannot be kept beside it takes it back: nothing is told, nothing leaves', async () => {
    const at = startedBench();
    const full = fail({ code: 'store/disk-full' });
    const refused = at.outbox.enqueue(lot(1), { contentHash: 'one', size: 1 }, () => full);
    expect(refused).toEqual(full);
    expect([at.changes, at.outbox.list(), at.journal()]).toEqual([[], [], []]);
    const kept = at.outbox.enqueue(lot(1), { contentHash: 'one', size: 1 }, ({ id }) => {
      // Not told, and not on its way, before its commit.
      expect([at.changes, at.outbox.list()]).toEqual([[], []]);
      return id === '' ? full : ok(null);
    });
    await at.clock.advance(10_000);
    expect(kept.ok && at.job(kept.value.id).state).toBe('sent');
    expect(at.sent).toEqual([lot(1)]);
  });

  test('R42: queued, sent, refused and recalled are written in the journal, without the title', async () => {
    const at = startedBench();
    at.enqueue(lot(1));
    at.submit = (submission) => (submission.submissionSetId === lot(2).submissionSetId ? fault('permanent') : SUCCESS);
    at.enqueue(lot(2));
    const third = at.enqueue(lot(3));
    at.outbox.recall(third.id);
    await at.clock.advance(10_000);
    expect(at.journal().map((event) => event.kind)).toEqual([
      'deposit.queued',
      'deposit.queued',
      'deposit.queued',
      'deposit.recalled',
      'deposit.sent',
      'deposit.refused',
    ]);
    expect(at.journal()[0]).toMatchObject({ patient: insId(patient(1).ins), facts: { uniqueId: '2.25.81' } });
    expect(JSON.stringify(at.journal())).not.toContain('CANARI');
  });

  test('R16: a deposit taken back from the DMP says so once, and its content may be deposited again', async () => {
    const at = startedBench();
    const job = at.enqueue(lot(1), 'same');
    expect(at.outbox.markWithdrawn(job.uniqueId)).toBeNull();
    await at.clock.advance(10_000);
    expect(at.outbox.markWithdrawn(job.uniqueId)).toMatchObject({ state: 'sent', withdrawnAt: at.clock.now() });
    expect(at.outbox.markWithdrawn(job.uniqueId)).toBeNull();
    expect(at.outbox.markWithdrawn('2.25.404')).toBeNull();
    expect(at.enqueue(lot(2), 'same').state).toBe('held-back');
  });

  test('R14: the same content for the same patient is refused, with the earlier job', async () => {
    const at = startedBench();
    const first = at.enqueue(lot(1), 'same');
    const second = at.outbox.enqueue(lot(2), { contentHash: 'same', size: 1 });
    expect(second).toEqual({ ok: false, fault: { code: 'deposit/already-sent', earlier: first } });
    at.outbox.recall(first.id);
    expect(at.outbox.enqueue(lot(2), { contentHash: 'same', size: 1 }).ok).toBe(true);
  });

  test('H58: nothing is queued and nothing is lost when the disk is full', () => {
    const at = startedBench();
    const pages = at.database.pragma('page_count', { simple: true });
    at.database.pragma(`max_page_count = ${Number(pages) + 1}`);
    const big = lot(1, '2.25.71', 'x'.repeat(200_000));
    expect(at.outbox.enqueue(big, { contentHash: 'h', size: 1 })).toMatchObject({
      ok: false,
      fault: { code: 'store/disk-full' },
    });
    expect(at.outbox.list()).toEqual([]);
    expect(at.journal()).toEqual([]);
  });
});

describe('one at a time', () => {
  test('the next job leaves only when the one before is settled', async () => {
    const at = startedBench();
    let answer: (value: SubmitAnswer) => void = () => undefined;
    at.submit = () => new Promise((resolve) => (answer = resolve));
    at.enqueue(lot(1));
    at.enqueue(lot(2));
    await at.clock.advance(10_000);
    expect(at.sent).toHaveLength(1);
    answer(SUCCESS);
    await settled();
    expect(at.sent).toHaveLength(2);
  });

  test('H30: version 2 waits until version 1 is settled, and passes when version 1 is taken back', async () => {
    const at = startedBench();
    at.submit = (submission) => (submission.submissionSetId === lot(1).submissionSetId ? fault('permanent') : SUCCESS);
    const first = at.enqueue(lot(1, '2.25.700'));
    const second = at.enqueue(lot(2, '2.25.700'));
    await at.clock.advance(60_000);
    expect([at.job(first.id).state, at.job(second.id).state]).toEqual(['refused', 'held-back']);
    at.outbox.recall(first.id);
    await settled();
    expect(at.job(second.id).state).toBe('sent');
  });
});

describe('recall', () => {
  test('a job taken back in its undo window never leaves', async () => {
    const at = startedBench();
    const job = at.enqueue(lot(1));
    expect(at.outbox.recall(job.id)).toMatchObject({ ok: true, value: { state: 'recalled' } });
    await at.clock.advance(60_000);
    expect(at.sent).toEqual([]);
    expect(at.outbox.counters()).toEqual({ waiting: 0, since: null });
  });

  test('is too late once the job is on its way, doubtful or sent', async () => {
    const at = startedBench();
    at.submit = () => fault('ambiguous');
    at.lookUp = () => fault('transient');
    const job = at.enqueue(lot(1));
    await at.clock.advance(10_000);
    expect(at.outbox.recall(job.id)).toEqual({ ok: false, fault: { code: 'outbox/too-late' } });
    expect(at.outbox.recall('unknown')).toEqual({ ok: false, fault: { code: 'outbox/unknown-job' } });
    expect(at.outbox.retry('unknown')).toEqual({ ok: false, fault: { code: 'outbox/unknown-job' } });
  });

  test('a job in its undo window or already sent has nothing to retry', async () => {
    const at = startedBench();
    const job = at.enqueue(lot(1));
    expect(at.outbox.retry(job.id)).toEqual({ ok: false, fault: { code: 'outbox/nothing-to-retry' } });
    await at.clock.advance(10_000);
    expect(at.outbox.retry(job.id)).toEqual({ ok: false, fault: { code: 'outbox/nothing-to-retry' } });
  });
});

describe('lock', () => {
  test('decision 13: a lock aborts the upload in flight, which is ambiguous before the lock returns', async () => {
    const at = startedBench();
    let answer: (value: SubmitAnswer) => void = () => undefined;
    at.submit = () => new Promise((resolve) => (answer = resolve));
    const job = at.enqueue(lot(1));
    await at.clock.advance(10_000);
    at.outbox.stop();
    expect(at.signals[0]?.aborted).toBe(true);
    expect(at.job(job.id)).toMatchObject({ state: 'review', failure: { class: 'ambiguous' } });
    answer(SUCCESS);
    await at.clock.advance(3_600_000);
    expect(at.job(job.id).state).toBe('review');
    expect(at.outbox.counters()).toEqual({ waiting: 1, since: job.createdAt });
  });

  test('decision 13: when the card is back, the ambiguous one is looked up first, then the queue resumes', async () => {
    const at = startedBench();
    at.submit = () => new Promise(() => undefined);
    const first = at.enqueue(lot(1));
    await at.clock.advance(10_000);
    const second = at.enqueue(lot(2));
    at.outbox.stop();
    at.submit = () => SUCCESS;
    at.lookUp = () => ok({ entryUUID: 'urn:uuid:1' });
    await at.clock.advance(60_000);
    at.start();
    await settled();
    expect(at.lookedUp).toEqual([first.uniqueId]);
    expect([at.job(first.id).state, at.job(second.id).state]).toEqual(['sent', 'sent']);
  });

  test('a look-up cut by a lock is the first thing done at the next unlock', async () => {
    const at = startedBench();
    at.submit = () => fault('ambiguous');
    at.lookUp = () => new Promise(() => undefined);
    const job = at.enqueue(lot(1));
    await at.clock.advance(15_000);
    at.outbox.stop();
    at.lookUp = () => ok({ entryUUID: 'urn:uuid:1' });
    at.start();
    await settled();
    expect(at.job(job.id).state).toBe('sent');
  });

  test('H33: another author sends nothing of this one', async () => {
    const at = new OutboxBench();
    const job = at.enqueue(lot(1));
    at.outbox.start({ mode: 'card', authorId: '899700000029' });
    await at.clock.advance(3_600_000);
    expect(at.sent).toEqual([]);
    expect(at.job(job.id).state).toBe('held-back');
  });

  test('H33: the certificates of his structure send nothing that he queued with his card', async () => {
    const at = new OutboxBench();
    const job = at.enqueue(lot(1));
    at.outbox.start({ mode: 'structure', structureId: job.structureId });
    await at.clock.advance(3_600_000);
    expect(at.sent).toEqual([]);
    at.start();
    await settled();
    expect(at.job(job.id).state).toBe('sent');
  });
});

test('H29: a job interrupted while sending comes back as ambiguous in the next process', async () => {
  const at = startedBench();
  at.submit = () => new Promise(() => undefined);
  const job = at.enqueue(lot(1));
  await at.clock.advance(10_000);
  expect(at.job(job.id).state).toBe('sending');
  at.restart();
  at.lookUp = () => fault('transient');
  at.start();
  await settled();
  expect(at.job(job.id)).toMatchObject({ state: 'review', failure: { class: 'ambiguous' } });
  expect(at.sent).toHaveLength(1);
});

test('H28: a lot whose patient is not the one of the job never leaves', async () => {
  const at = startedBench();
  const job = at.enqueue(lot(1));
  at.database.exec(`UPDATE outbox SET ins_value = '${patient(2).ins.value}'`);
  await at.clock.advance(10_000);
  expect(at.sent).toEqual([]);
  expect(at.job(job.id)).toMatchObject({ state: 'refused', failure: { fault: { code: 'outbox/lot-mismatch' } } });
});

test('H50: a clock set ahead by hand shortens no recall window; one set back puts off nothing, and what is written bears the clock', async () => {
  const bench = startedBench();
  const job = bench.enqueue(lot(1));
  bench.clock.set(3_600_000);
  await bench.clock.advance(9_000);
  // Something else wakes the queue.
  bench.start();
  await bench.clock.advance(0);
  expect(bench.sent).toHaveLength(0);
  expect(bench.outbox.dueAheadMs()).toBe(3_600_000);
  bench.clock.set(-7_200_000);
  await bench.clock.advance(1_000);
  expect(bench.job(job.id).state).toBe('sent');
  expect(bench.journal().at(-1)).toMatchObject({ kind: 'deposit.sent', at: bench.clock.now() });
});

test('R13, H50: a job put off while the clock was a day ahead leaves at the next session, not a day later', async () => {
  const bench = startedBench();
  bench.outbox.stop();
  bench.clock.set(DAY_MS);
  bench.restart();
  bench.start();
  bench.submit = () => fault('transient');
  const job = bench.enqueue(lot(1));
  await bench.clock.advance(10_000);
  expect(bench.job(job.id).notBefore).toBeGreaterThan(bench.clock.now());
  bench.outbox.stop();
  bench.clock.set(-DAY_MS);
  bench.submit = () => SUCCESS;
  bench.restart();
  bench.start();
  await bench.clock.advance(10_000);
  expect(bench.job(job.id).state).toBe('sent');
});
