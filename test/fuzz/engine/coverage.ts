import { Session, type Profiler } from 'node:inspector';

type Span = readonly [from: number, to: number];

const OURS = /\/(?:electron|shared|renderer)\//;

const size = (spans: readonly Span[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);

function common(a: readonly Span[], b: readonly Span[]): Span[] {
  return a.flatMap(([from, to]) =>
    b.flatMap(([start, end]): Span[] => {
      const [low, high] = [Math.max(from, start), Math.min(to, end)];
      return low < high ? [[low, high]] : [];
    }),
  );
}

const neverRun = (report: Profiler.FunctionCoverage): Span[] =>
  report.ranges.filter(({ count }) => count === 0).map(({ startOffset, endOffset }) => [startOffset, endOffset]);

/** What ran between two askings: the blocks left out of each function that was called. */
export type Ran = ReadonlyMap<string, readonly Span[]>;

/**
 * What of the product has run so far, block by block, by V8's own counters: the feedback by which an input is worth
 * keeping.
 */
export class Coverage {
  readonly #session = new Session();
  /** Blocks of a function that no input has reached. */
  readonly #left = new Map<string, readonly Span[]>();

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** What ran since the last asking. */
  take(): Ran {
    const ran = new Map<string, readonly Span[]>();
    // Answered before `post` returns: session and code are in one thread.
    this.#session.post('Profiler.takePreciseCoverage', (_error, { result }) => {
      for (const { url, functions } of result) {
        if (!OURS.test(url) || url.includes('node_modules')) continue;
        for (const one of functions) {
          const whole = one.ranges[0];
          if (whole && whole.count > 0) ran.set(`${url}:${whole.startOffset}:${whole.endOffset}`, neverRun(one));
        }
      }
    });
    return ran;
  }

  /** Whether anything of it had never run. */
  isNew(ran: Ran): boolean {
    return [...ran].some(([name, missed]) => {
      const known = this.#left.get(name);
      return !known || size(common(known, missed)) < size(known);
    });
  }

  /** It counts as run from now on. */
  learn(ran: Ran): void {
    for (const [name, missed] of ran) {
      const known = this.#left.get(name);
      this.#left.set(name, known ? common(known, missed) : missed);
    }
  }
}
