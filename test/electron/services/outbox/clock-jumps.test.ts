import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settled, type ManualClock } from '../../../support/manual-clock.ts';
import { lot } from '../../adapters/store/samples.ts';
import { fault, OutboxBench, SUCCESS } from './outbox-bench.ts';

const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;
const WINDOW_MS = 10_000;
const LONGEST_MS = 15 * 60_000;
/** The undo window of what was brought back, and a second. */
const BROUGHT_BACK_MS = WINDOW_MS + 1_000;
/** A program on a machine whose counter it cannot read. */
const byTheWall = (clock: ManualClock): ManualClock => clock;

const ACTS = ['enqueue', 'wait', 'set', 'sleep', 'restart', 'outage', 'mend'] as const;
const acts = fc.array(
  fc.record({
    kind: fc.constantFrom(...ACTS),
    byMs: fc.oneof(
      fc.integer({ min: -2 * YEAR_MS, max: 2 * YEAR_MS }),
      fc.integer({ min: -2 * HOUR_MS, max: 2 * HOUR_MS }),
    ),
  }),
  { minLength: 3, maxLength: 25 },
);
type Act = { readonly kind: (typeof ACTS)[number]; readonly byMs: number };

/** A queue whose machine is set ahead and back, sleeps and restarts, and what left when by the machine's counter. */
class World {
  readonly bench: OutboxBench;
  readonly queued: string[] = [];
  readonly left: string[] = [];
  /** Sent before its undo window was over, without a restart that would have ended it. */
  readonly early: string[] = [];
  #windows = new Map<string, number>();
  #serial = 0;

  constructor(bench: OutboxBench) {
    this.bench = bench;
    this.bench.submit = ({ documents: [first] }) => this.#submit(first?.document.uniqueId ?? '');
    this.bench.start();
  }

  isDown = false;

  #submit(uniqueId: string) {
    if ((this.#windows.get(uniqueId) ?? 0) > this.bench.clock.elapsedMs()) this.early.push(uniqueId);
    if (this.isDown) return fault('transient');
    this.left.push(uniqueId);
    return SUCCESS;
  }

  async play({ kind, byMs }: Act): Promise<void> {
    const { bench } = this;
    switch (kind) {
      case 'enqueue': {
        const { uniqueId } = bench.enqueue(lot((this.#serial += 1)));
        this.queued.push(uniqueId);
        this.#windows.set(uniqueId, bench.clock.elapsedMs() + WINDOW_MS);
        return settled();
      }
      case 'wait':
        return bench.clock.advance(Math.abs(byMs) % HOUR_MS);
      case 'set':
        return bench.clock.set(byMs);
      case 'sleep':
        return bench.clock.sleep(Math.abs(byMs));
      case 'restart':
        bench.restart();
        this.#windows.clear();
        bench.start();
        return settled();
      case 'outage':
        this.isDown = true;
        return;
      case 'mend':
        this.isDown = false;
    }
  }
}

describe.each([
  ['by the machine’s counter', LONGEST_MS, () => new OutboxBench()],
  // Set back by less than the longest back-off while a job waits for just that long, a wall hides it: it waits on.
  ['by the wall alone', 2 * LONGEST_MS, () => new OutboxBench(byTheWall)],
] as const)('R13, H50, N6: %s', (name, longestMs, open) => {
  test('however the clock is set, back or ahead, nothing waits longer than that, and each leaves once', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (history) => {
        const world = new World(open());
        for (const act of history) await world.play(act);
        world.isDown = false;
        await world.bench.clock.advance(longestMs + BROUGHT_BACK_MS);
        expect([...world.left].sort()).toEqual([...world.queued].sort());
        if (name === 'by the machine’s counter') expect(world.early).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('set back by seconds during the longest back-off', async () => {
    const world = new World(open());
    await world.play({ kind: 'enqueue', byMs: 0 });
    world.isDown = true;
    await world.bench.clock.advance(2_185_000);
    await world.play({ kind: 'restart', byMs: 0 });
    world.bench.clock.set(-11_001);
    world.isDown = false;
    await world.bench.clock.advance(longestMs + BROUGHT_BACK_MS);
    expect(world.left).toEqual(world.queued);
  });

  test('a year back while it waits for its next try: it goes at that try, not in a year', async () => {
    const world = new World(open());
    await world.play({ kind: 'enqueue', byMs: 0 });
    world.isDown = true;
    await world.bench.clock.advance(WINDOW_MS);
    world.bench.clock.set(-YEAR_MS);
    world.isDown = false;
    await world.bench.clock.advance(5_000 + WINDOW_MS);
    expect(world.left).toEqual(world.queued);
  });
});
