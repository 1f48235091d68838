import { expect, test } from 'vitest';
import type { Withdrawal } from '../../../../shared/domain/outbox/withdrawal.ts';
import type { OutboxJob } from '../../../../shared/domain/outbox/job.ts';
import { ok } from '../../../../shared/result.ts';
import { lot } from '../../adapters/store/samples.ts';
import { fault, OutboxBench, startedBench, SUCCESS } from './outbox-bench.ts';

const DEPOSIT = lot(1);
const UNIQUE_ID = '2.25.81';

function withdrawal(changes: Partial<Withdrawal> = {}): Withdrawal {
  const { patient, author } = DEPOSIT;
  return { ins: patient.ins, uniqueId: UNIQUE_ID, submissionSetId: '2.25.501', author, ...changes };
}

function withdraw(bench: OutboxBench, changes: Partial<Withdrawal> = {}): OutboxJob {
  const queued = bench.outbox.withdraw(withdrawal(changes));
  if (!queued.ok) throw new Error(queued.fault.code);
  return queued.value;
}

/** A queue whose deposit has arrived. */
async function deposited(): Promise<OutboxBench> {
  const bench = startedBench();
  bench.enqueue(DEPOSIT);
  await bench.clock.advance(20_000);
  expect(bench.sent).toHaveLength(1);
  return bench;
}

const kinds = (bench: OutboxBench): string[] => bench.journal().map(({ kind }) => kind);

test('R16, H30: a withdrawal leaves after the deposit that it takes back, and the deposit says so', async () => {
  const bench = startedBench();
  bench.submit = () => fault('transient');
  const deposit = bench.enqueue(DEPOSIT);
  await bench.clock.advance(11_000);
  const job = withdraw(bench, { reason: 'wrong-patient' });
  await bench.clock.advance(1_000);
  expect(bench.takenBack).toHaveLength(0);
  bench.submit = () => SUCCESS;
  await bench.clock.advance(60_000);
  expect(bench.takenBack).toMatchObject([{ uniqueId: UNIQUE_ID, submissionSetId: '2.25.501' }]);
  expect(bench.job(job.id)).toMatchObject({ state: 'sent', withdraws: UNIQUE_ID });
  expect(bench.job(deposit.id).withdrawnAt).toBeGreaterThan(0);
  expect(kinds(bench)).toEqual(['deposit.queued', 'withdrawal.queued', 'deposit.sent', 'withdrawal.sent']);
  expect(bench.journal()[1]?.facts).toMatchObject({ uniqueId: UNIQUE_ID, reason: 'wrong-patient' });
});

test('H30: with its answer lost it is looked up first; still there it goes again under the same set, gone it is done', async () => {
  const bench = await deposited();
  bench.takeBack = () => fault('ambiguous');
  bench.lookUp = () => ok({ entryUUID: 'urn:uuid:1' });
  const job = withdraw(bench);
  await bench.clock.advance(6_000);
  expect(bench.takenBack.length).toBeGreaterThan(1);
  expect(new Set(bench.takenBack.map(({ submissionSetId }) => submissionSetId))).toEqual(new Set(['2.25.501']));
  expect(new Set(bench.lookedUp)).toEqual(new Set([UNIQUE_ID]));
  bench.lookUp = () => ok(null);
  await bench.clock.advance(3_600_000);
  expect(bench.job(job.id)).toMatchObject({ state: 'sent' });
});

test('H30: killed in the middle, it is found doubtful and looked up', async () => {
  const bench = await deposited();
  bench.takeBack = () => new Promise(() => undefined);
  const job = withdraw(bench);
  await bench.clock.advance(10);
  expect(bench.job(job.id).state).toBe('sending');
  bench.restart();
  bench.start();
  await bench.clock.advance(60_000);
  expect(bench.lookedUp).toEqual([UNIQUE_ID]);
  expect(bench.job(job.id).state).toBe('sent');
});

test('a document gone by another way is taken back all the same', async () => {
  const bench = await deposited();
  bench.takeBack = () => fault('permanent', { code: 'dmp/unknown-document' });
  const job = withdraw(bench);
  await bench.clock.advance(1_000);
  expect(bench.job(job.id).state).toBe('sent');
});

test('H35: a document that nobody has seen is not said to be taken back, whatever became of the message', async () => {
  const bench = startedBench();
  bench.takeBack = () => fault('permanent', { code: 'dmp/unknown-document' });
  const first = withdraw(bench, { uniqueId: '2.25.404' });
  await bench.clock.advance(1_000);
  expect(bench.job(first.id)).toMatchObject({ state: 'refused', failure: { fault: { code: 'dmp/unknown-document' } } });
  bench.takeBack = () => fault('ambiguous');
  const unseen = withdraw(bench, { uniqueId: '2.25.405', submissionSetId: '2.25.502' });
  await bench.clock.advance(60_000);
  expect(bench.job(unseen.id).state).toBe('refused');
  bench.takeBack = (_, onSeen) => {
    onSeen();
    return fault('ambiguous');
  };
  const seen = withdraw(bench, { uniqueId: '2.25.406', submissionSetId: '2.25.503' });
  await bench.clock.advance(60_000);
  expect(bench.job(seen.id).state).toBe('sent');
});

test('one that was refused is put aside by the next one of the same document, which is not held back by it', async () => {
  const bench = await deposited();
  bench.takeBack = () => fault('permanent');
  const refused = withdraw(bench);
  await bench.clock.advance(1_000);
  expect(bench.job(refused.id).state).toBe('refused');
  bench.takeBack = () => SUCCESS;
  const next = withdraw(bench, { submissionSetId: '2.25.504' });
  await bench.clock.advance(1_000);
  expect([bench.job(refused.id).state, bench.job(next.id).state]).toEqual(['recalled', 'sent']);
  expect(bench.withdrawals.ofDocument(UNIQUE_ID)?.id).toBe(next.id);
});
