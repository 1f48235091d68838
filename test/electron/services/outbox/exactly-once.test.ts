import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUnsettled } from '../../../../shared/domain/outbox/human-acts.ts';
import { ok } from '../../../../shared/result.ts';
import { HOLDER } from '../../adapters/store/store-support.ts';
import { lot } from '../../adapters/store/samples.ts';
import { settled } from '../../../support/manual-clock.ts';
import { fault, OutboxBench, SUCCESS, type LookUpAnswer, type SubmitAnswer } from './outbox-bench.ts';

/** What the world does to one submission; «late» = the registry commits after the client has already looked. */
const FATES = ['success', 'lost-before', 'lost-after', 'late', 'transient', 'permanent', 'hang', 'throw'] as const;
type Fate = (typeof FATES)[number];

/**
 * A tiny registry that forgets nothing and counts what it accepted. A strict one refuses a uniqueId that it holds; a
 * lax one would take it twice, so that only the client's own care keeps the promise (it is never late then).
 */
class Registry {
  readonly accepted: string[] = [];
  readonly late: string[] = [];
  #fates: Fate[];
  #blind: boolean[];

  readonly #strict: boolean;

  constructor(fates: readonly Fate[], blind: readonly boolean[], strict: boolean) {
    this.#strict = strict;
    this.#fates = fates.map((fate) => (fate === 'late' && !strict ? 'lost-before' : fate));
    this.#blind = [...blind];
  }

  commit(uniqueId: string): SubmitAnswer {
    if (this.#strict && this.accepted.includes(uniqueId))
      return fault('permanent', { serverCode: 'XDSDuplicateUniqueIdInRegistry' });
    this.accepted.push(uniqueId);
    return SUCCESS;
  }

  commitLate(): void {
    for (const uniqueId of this.late.splice(0)) this.commit(uniqueId);
  }

  submit(uniqueId: string): SubmitAnswer | Promise<SubmitAnswer> {
    switch (this.#fates.shift() ?? 'success') {
      case 'success':
        return this.commit(uniqueId);
      case 'lost-before':
        return fault('ambiguous');
      case 'lost-after':
        this.commit(uniqueId);
        return fault('ambiguous');
      case 'late':
        this.late.push(uniqueId);
        return fault('ambiguous');
      case 'transient':
        return fault('transient');
      case 'permanent':
        return fault('permanent');
      case 'hang':
        this.commit(uniqueId);
        return new Promise(() => undefined);
      case 'throw':
        return Promise.reject(new Error('broken adapter'));
    }
  }

  lookUp(uniqueId: string): LookUpAnswer {
    if (this.#blind.shift()) return fault('transient');
    return ok(this.accepted.includes(uniqueId) ? { entryUUID: `urn:uuid:${uniqueId}` } : null);
  }

  calm(): void {
    this.#fates = [];
    this.#blind = [];
  }
}

const ACTS = [
  'enqueue',
  'wait',
  'long-wait',
  'lock',
  'unlock',
  'other-card',
  'kill',
  'recall',
  'retry',
  'late',
] as const;
type Act = { readonly kind: (typeof ACTS)[number]; readonly pick: number };

class World {
  readonly bench = new OutboxBench();
  readonly registry: Registry;
  readonly accepted: string[] = [];
  readonly strangers: (string | null)[] = [];
  #serial = 0;
  #owner: string | null = HOLDER;

  constructor(fates: readonly Fate[], blind: readonly boolean[], strict: boolean) {
    this.registry = new Registry(fates, blind, strict);
    this.bench.submit = ({ documents: [first] }) => {
      // H33: nothing leaves while another card, or none, is open.
      if (this.#owner !== HOLDER) this.strangers.push(this.#owner);
      return this.registry.submit(first?.document.uniqueId ?? '');
    };
    this.bench.lookUp = (uniqueId) => this.registry.lookUp(uniqueId);
    this.bench.start();
  }

  async act({ kind, pick }: Act): Promise<void> {
    const { bench } = this;
    const chosen = this.accepted[pick % Math.max(1, this.accepted.length)] ?? 'none';
    if (kind === 'enqueue') this.accepted.push(bench.enqueue(lot((this.#serial += 1))).id);
    if (kind === 'wait') await bench.clock.advance(pick * 1_000);
    if (kind === 'long-wait') await bench.clock.advance(pick * 60_000);
    if (kind === 'recall') bench.outbox.recall(chosen);
    if (kind === 'retry') bench.outbox.retry(chosen);
    if (kind === 'late') this.registry.commitLate();
    if (kind === 'kill') bench.restart();
    if (kind === 'lock' || kind === 'kill') this.#open(null);
    if (kind === 'unlock') this.#open(HOLDER);
    if (kind === 'other-card') this.#open('899700000029');
    await settled();
  }

  #open(owner: string | null): void {
    this.bench.outbox.stop();
    this.#owner = owner;
    if (owner) this.bench.outbox.start({ mode: 'card', authorId: owner });
  }

  /** N6, after each step: every accepted job is there with a state, and the registry holds nothing twice. */
  check(): void {
    expect(this.bench.store.list().map((job) => job.id)).toEqual(this.accepted);
    expect(this.strangers).toEqual([]);
    expect(new Set(this.registry.accepted).size).toBe(this.registry.accepted.length);
    for (const job of this.bench.store.list()) {
      if (job.state === 'sent') expect(this.registry.accepted).toContain(job.uniqueId);
    }
  }

  /** The world calms down and the author comes back: everything that waits must end. */
  async settleAll(): Promise<void> {
    this.registry.calm();
    this.registry.commitLate();
    this.#open(HOLDER);
    for (let hour = 0; hour < 4; hour += 1) await this.bench.clock.advance(3_600_000);
  }
}

const act = fc.record({ kind: fc.constantFrom(...ACTS), pick: fc.integer({ min: 0, max: 30 }) });

test.each([
  ['refuses duplicates and may commit late', true],
  ['would take duplicates', false],
])(
  'N6 H30 H33: an accepted job stays in sight and arrives exactly once in a registry that %s',
  async (_, strict) => {
    const schedule = fc.tuple(
      fc.array(act, { minLength: 5, maxLength: 40 }),
      fc.array(fc.constantFrom(...FATES), { maxLength: 20 }),
      fc.array(fc.boolean(), { maxLength: 10 }),
    );
    await fc.assert(
      fc.asyncProperty(schedule, async ([acts, fates, blind]) => {
        const world = new World(fates, blind, strict);
        for (const each of acts) {
          await world.act(each);
          world.check();
        }
        await world.settleAll();
        world.check();
        const unsettled = world.bench.store.list().filter((job) => isUnsettled(job));
        expect(unsettled.every((job) => job.state === 'refused')).toBe(true);
        world.bench.database.close();
      }),
      { numRuns: 120 },
    );
  },
  60_000,
);

test('H30, R16: a deposit whose answer was lost, and that its author then took back, is not sent again', async () => {
  const at = new OutboxBench();
  at.start();
  at.submit = () => fault('ambiguous');
  const job = at.enqueue(lot(1));
  await at.clock.advance(10_000);
  expect(at.job(job.id).state).toBe('review');
  expect(at.outbox.markWithdrawn(job.uniqueId)).toMatchObject({ state: 'sent', withdrawnAt: at.clock.now() });
  await at.clock.advance(24 * 3_600_000);
  expect(at.sent).toHaveLength(1);
  expect(at.journal().at(-1)).toMatchObject({ kind: 'deposit.sent', facts: { lookedUp: true } });
});
