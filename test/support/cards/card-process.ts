import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cardAnswerSchema,
  watcherReportSchema,
  type CardAnswer,
  type CardOrder,
  type WatcherReport,
} from '../../../electron/adapters/reader/processes/messages.ts';

/** A library to load and the environment that it needs to find its card. */
export interface CardPlace {
  readonly library: string;
  readonly env: Readonly<NodeJS.ProcessEnv>;
}

type Order = CardOrder extends infer One ? (One extends CardOrder ? Omit<One, 'id'> : never) : never;

/** Forks one of the two processes as the main process would, and keeps all that it prints. */
function start(entry: string, { library, env }: CardPlace): { child: ChildProcess; printed: () => string } {
  const child = fork(new URL(`../../../electron/${entry}`, import.meta.url), [library], {
    serialization: 'advanced',
    execArgv: [],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (text += part.toString()));
  return { child, printed: () => text };
}

/** Ends a process that this test started, and waits until it is gone. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The card process, driven by its own messages. */
export class RunningCard {
  readonly child: ChildProcess;
  readonly printed: () => string;
  readonly heard: CardAnswer[] = [];
  readonly #waiting = new Set<(answer: CardAnswer) => void>();
  readonly #ended: Promise<never>;
  #lastId = 0;

  constructor(place: CardPlace) {
    const { child, printed } = start('card-process.ts', place);
    this.child = child;
    this.printed = printed;
    child.on('message', (message) => {
      const answer = cardAnswerSchema.parse(message);
      this.heard.push(answer);
      for (const hear of this.#waiting) hear(answer);
    });
    this.#ended = once(child, 'exit').then(() => {
      throw new Error(`card process ended: ${printed()}`);
    });
    // A test that asks nothing more does not care.
    this.#ended.catch(() => undefined);
  }

  /** Sends an order; `answer` is what the process says last about it. */
  order(order: Order): { id: number; answer: Promise<CardAnswer> } {
    const id = (this.#lastId += 1);
    const heard = new Promise<CardAnswer>((resolve) => {
      const hear = (answer: CardAnswer): void => {
        if (answer.kind === 'ready' || answer.kind === 'progress' || answer.kind === 'piece' || answer.id !== id)
          return;
        this.#waiting.delete(hear);
        resolve(answer);
      };
      this.#waiting.add(hear);
    });
    this.child.send({ ...order, id });
    const answer = Promise.race([heard, this.#ended]);
    answer.catch(() => undefined);
    return { id, answer };
  }

  /** Sends an order and waits for an answer of this kind; anything else fails the test with what was said. */
  async ask<Kind extends CardAnswer['kind']>(order: Order, kind: Kind): Promise<Extract<CardAnswer, { kind: Kind }>> {
    const answer = await this.order(order).answer;
    if (isOfKind(answer, kind)) return answer;
    throw new Error(`${order.op} answered ${JSON.stringify(answer)}`);
  }

  login(pin: string): Promise<Extract<CardAnswer, { kind: 'login' }>> {
    return this.ask({ op: 'login', pin: Buffer.from(pin) }, 'login');
  }

  abort(id: number): void {
    this.child.send({ op: 'abort', id });
  }

  end(): Promise<void> {
    return end(this.child);
  }
}

function isOfKind<Kind extends CardAnswer['kind']>(
  answer: CardAnswer,
  kind: Kind,
): answer is Extract<CardAnswer, { kind: Kind }> {
  return answer.kind === kind;
}

/** A report of the watcher and when it came. */
export interface Sighting {
  readonly report: WatcherReport;
  readonly at: number;
}

/** The watcher process. */
export class RunningWatcher {
  readonly child: ChildProcess;
  readonly printed: () => string;
  readonly sightings: Sighting[] = [];
  readonly #waiting = new Set<(seen: Sighting) => void>();

  constructor(place: CardPlace) {
    const { child, printed } = start('watcher-process.ts', place);
    this.child = child;
    this.printed = printed;
    child.on('message', (message) => {
      const seen = { report: watcherReportSchema.parse(message), at: performance.now() };
      this.sightings.push(seen);
      for (const hear of this.#waiting) hear(seen);
    });
  }

  /** The next report of one of these kinds, from now on. */
  next(...kinds: WatcherReport['kind'][]): Promise<Sighting> {
    return new Promise((resolve) => {
      const hear = (seen: Sighting): void => {
        if (!kinds.includes(seen.report.kind)) return;
        this.#waiting.delete(hear);
        resolve(seen);
      };
      this.#waiting.add(hear);
    });
  }

  end(): Promise<void> {
    return end(this.child);
  }
}
