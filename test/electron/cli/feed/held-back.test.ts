/** What waits behind a document on which somebody must act says so: the worker's own turn, over the real queue. */
import { expect, test } from 'vitest';
import { FeedRun } from '../../../../electron/cli/feed/work.ts';
import type { Establishment } from '../../../../electron/compose/establishment.ts';
import type { OutboxJob } from '../../../../shared/domain/outbox/job.ts';
import { HOLDER } from '../../adapters/store/store-support.ts';
import { lot } from '../../adapters/store/samples.ts';
import { fault, OutboxBench, startedBench, SUCCESS } from '../../services/outbox/outbox-bench.ts';

const CHAIN = '2.25.71';
const [FIRST, SECOND] = [lot(1, CHAIN), lot(2, CHAIN)] as const;
const FIRST_ID = '2.25.81';
const SECOND_ID = '2.25.82';

/** The outbox of an establishment, without its certificates. */
function establishment(bench: OutboxBench): Establishment {
  const asEstablishment = {
    maySend: true,
    jobs: () => bench.outbox.list(),
    retryRefused: () => undefined,
    begin: () => bench.start(),
    nextDueAt: () => bench.store.nextDueAt({ mode: 'card', authorId: HOLDER }),
    stop: () => bench.outbox.stop(),
  };
  return asEstablishment as unknown as Establishment; // all that a run without descriptions asks of it
}

function run(bench: OutboxBench, changes = false) {
  const lines: Record<string, unknown>[] = [];
  const feeding = new FeedRun({
    lots: [],
    print: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>), // the worker's own lines
    changes,
    retryRefused: false,
    signal: new AbortController().signal,
  });
  bench.heard = ({ job, progress }) => {
    if (!progress) feeding.heard(job);
  };
  return { feeding, lines, end: feeding.run(establishment(bench)) };
}

function withdrawFirst(bench: OutboxBench): OutboxJob {
  const { patient, author } = FIRST;
  const queued = bench.outbox.withdraw({
    ins: patient.ins,
    uniqueId: FIRST_ID,
    submissionSetId: '2.25.501',
    author,
  });
  if (!queued.ok) throw new Error(queued.fault.code);
  return queued.value;
}

/** A document that has arrived; its newer version waits to be sent, and behind it the withdrawal of the first. */
async function withdrawnBehindVersion(): Promise<OutboxBench> {
  const bench = startedBench();
  bench.enqueue(FIRST);
  await bench.clock.advance(20_000);
  bench.outbox.stop();
  bench.enqueue(SECOND);
  withdrawFirst(bench);
  return bench;
}

test.each([false, true])(
  'H29, H30: a withdrawal behind a newer version that is refused says what it waits for, and promises no next try (--changes: %s)',
  async (changes) => {
    const bench = await withdrawnBehindVersion();
    bench.submit = () => fault('permanent');
    const { feeding, lines, end } = run(bench, changes);
    await bench.clock.advance(20_000);
    expect(await end).toBe(1);
    const told = lines.filter(({ act }) => act === 'withdraw').at(-1);
    expect(told).toMatchObject({
      uniqueId: FIRST_ID,
      state: 'queued',
      waitsFor: { uniqueId: SECOND_ID, state: 'refused', code: 'dmp/permanent' },
    });
    expect(told).not.toHaveProperty('nextTryAt');
    expect(feeding.holdsBack).toBe(true);
    // So does the next run, which finds it so.
    const again = run(bench);
    expect(await again.end).toBe(1);
    expect(again.lines.find(({ act }) => act === 'withdraw')).toMatchObject({ waitsFor: { uniqueId: SECOND_ID } });
  },
);

test('H29: once the refused version is taken back, or tried again, what waited behind it leaves, and nothing is said to wait', async () => {
  const bench = await withdrawnBehindVersion();
  bench.submit = () => fault('permanent');
  const first = run(bench);
  await bench.clock.advance(20_000);
  await first.end;
  bench.submit = () => SUCCESS;
  const refused = bench.outbox.list().find(({ state }) => state === 'refused');
  expect(bench.outbox.recall(refused?.id ?? '').ok).toBe(true);
  const { feeding, lines, end } = run(bench);
  await bench.clock.advance(20_000);
  expect(await end).toBe(0);
  expect(bench.takenBack).toMatchObject([{ uniqueId: FIRST_ID }]);
  expect(lines).toMatchObject([{ act: 'withdraw', state: 'sent' }]);
  expect(feeding.holdsBack).toBe(false);
});
