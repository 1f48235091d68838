import type { ExchangeFault } from '../../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { cardAnswerSchema, type CardAnswer, type CardOrder } from '../processes/messages.ts';
import type { Child, ForkProcess } from './fork-process.ts';

type Settle = (answer: Result<CardAnswer, ExchangeFault>) => void;
type Numbered<Order> = Order extends { id: number } ? Omit<Order, 'id'> : never;
/** An order before it is numbered. */
export type CardOrderText = Numbered<CardOrder>;

interface Waiting {
  readonly settle: Settle;
  readonly progress: (sent: number, total: number) => void;
  /** An order that may have reached a server: an end of the process is then ambiguous. */
  readonly outward: boolean;
}

/** Where the process was lost: while it was on its way to a server, nobody knows what arrived. */
function endedFault(outward: boolean): ExchangeFault {
  return { code: 'card/ended', class: outward ? 'ambiguous' : 'transient' };
}

/** The line to one card process, from its start to its end: orders out, answers in, each parsed on arrival. */
export class CardLine {
  readonly #child: Child;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onEnded: () => void;
  #next = 1;
  #over = false;
  #speaksTls = false;

  constructor(processes: ForkProcess, entry: string, library: string, onEnded: () => void) {
    this.#onEnded = onEnded;
    this.#child = processes.fork(entry, library, {
      message: (message) => this.#hear(message),
      ended: () => this.#end(true),
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Whether its OpenSSL can speak TLS with the card's key; known once it has answered anything. */
  get speaksTls(): boolean {
    return this.#speaksTls;
  }

  /** Sends an order and waits for its answer. */
  ask(
    order: CardOrderText,
    options: { progress?: (sent: number, total: number) => void; signal?: AbortSignal } = {},
  ): Promise<Result<CardAnswer, ExchangeFault>> {
    const outward = order.op === 'request';
    if (this.#over) return Promise.resolve(fail({ code: 'card/ended', class: 'transient' }));
    const id = this.#next++;
    return new Promise((resolve) => {
      const abort = (): void => this.#child.post({ op: 'abort', id });
      const settle: Settle = (answer) => {
        options.signal?.removeEventListener('abort', abort);
        resolve(answer);
      };
      this.#waiting.set(id, { settle, progress: options.progress ?? (() => undefined), outward });
      options.signal?.addEventListener('abort', abort);
      this.#child.post({ ...order, id });
    });
  }

  /** Ends the process by its id; every order under way fails with `card/ended`. */
  end(): void {
    this.#end(false);
  }

  #hear(message: unknown): void {
    const parsed = cardAnswerSchema.safeParse(message);
    if (this.#over) return;
    // A process that talks nonsense is not to be trusted with a PIN any longer.
    if (!parsed.success) return this.#end(true);
    const answer = parsed.data;
    if (answer.kind === 'ready') {
      this.#speaksTls = answer.speaksTls;
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    if (answer.kind === 'progress') return waiting?.progress(answer.sent, answer.total);
    this.#waiting.delete(answer.id);
    if (answer.kind !== 'fault') return waiting?.settle(ok(answer));
    const { code, serverCode } = answer.fault;
    waiting?.settle(fail({ code, ...(serverCode !== undefined && { serverCode }), class: answer.class }));
  }

  #end(byItself: boolean): void {
    if (this.#over) return;
    this.#over = true;
    this.#child.end();
    for (const { settle, outward } of this.#waiting.values()) settle(fail(endedFault(outward)));
    this.#waiting.clear();
    if (byItself) this.#onEnded();
  }
}
