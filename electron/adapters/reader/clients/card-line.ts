import type { ExchangeFault } from '../../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { cardAnswerSchema, type CardAnswer, type CardOrder } from '../processes/messages.ts';
import type { Child, ForkProcess } from './fork-process.ts';
import { SignOfLife, type SilenceGuard } from './sign-of-life.ts';

type Settle = (answer: Result<CardAnswer, ExchangeFault>) => void;
type Numbered<Order> = Order extends { id: number } ? Omit<Order, 'id'> : never;
/** An order before it is numbered. */
export type CardOrderText = Numbered<CardOrder>;

interface Waiting {
  readonly settle: Settle;
  readonly progress: (sent: number, total: number) => void;
  readonly received: (received: number, total: number | null) => void;
  /** What came of a long answer so far. */
  readonly pieces: Uint8Array[];
  /** An order that may have reached a server: an end of the process is then ambiguous. */
  readonly outward: boolean;
}

/** What is heard while an order is on its way, and what stops it. */
interface AskOptions extends Partial<Pick<Waiting, 'progress' | 'received'>> {
  readonly signal?: AbortSignal;
}

/** Where the process was lost: while it was on its way to a server, nobody knows what arrived. */
function endedFault(outward: boolean): ExchangeFault {
  return { code: 'card/ended', class: outward ? 'ambiguous' : 'transient' };
}

function hearPiece({ pieces, received }: Waiting, { bytes, total }: Extract<CardAnswer, { kind: 'piece' }>): void {
  pieces.push(bytes);
  received(
    pieces.reduce((sum, piece) => sum + piece.length, 0),
    total,
  );
}

/** Most answers come whole: those are not copied. */
function whole(pieces: readonly Uint8Array[], last: Uint8Array): Uint8Array {
  return pieces.length === 0 ? last : Buffer.concat([...pieces, last]);
}

/** Where the card process's code is, and the library it loads; empty to search the known places. */
export interface CardPlace {
  readonly entry: string;
  readonly library: string;
}

/** The line to one card process, from its start to its end: orders out, answers in, each parsed on arrival. */
export class CardLine {
  readonly #child: Child;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onEnded: () => void;
  readonly #life: SignOfLife;
  #next = 1;
  #over = false;
  #speaksTls = false;

  /** @param guard a process that owes an answer and says nothing for so long is ended, as one that ended by itself. */
  constructor(processes: ForkProcess, place: CardPlace, guard: SilenceGuard, onEnded: () => void) {
    this.#onEnded = onEnded;
    this.#life = new SignOfLife(
      guard,
      () => this.#child.post({ op: 'ping', id: 0 }),
      () => this.#end(true),
    );
    this.#child = processes.fork(place.entry, place.library, {
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
    { progress = () => undefined, received = () => undefined, signal }: AskOptions = {},
  ): Promise<Result<CardAnswer, ExchangeFault>> {
    const outward = order.op === 'request';
    if (this.#over) return Promise.resolve(fail({ code: 'card/ended', class: 'transient' }));
    const id = this.#next++;
    return new Promise((resolve) => {
      const abort = (): void => this.#child.post({ op: 'abort', id });
      const settle: Settle = (answer) => {
        signal?.removeEventListener('abort', abort);
        resolve(answer);
      };
      this.#waiting.set(id, { settle, progress, received, pieces: [], outward });
      signal?.addEventListener('abort', abort);
      this.#life.begin();
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
    this.#life.heard();
    // A process that talks nonsense is not to be trusted with a PIN any longer.
    if (!parsed.success) return this.#end(true);
    const answer = parsed.data;
    if (answer.kind === 'ready') {
      this.#speaksTls = answer.speaksTls;
      return;
    }
    if (answer.kind === 'pong') return;
    const waiting = this.#waiting.get(answer.id);
    if (answer.kind === 'progress') return waiting?.progress(answer.sent, answer.total);
    if (answer.kind === 'piece') return waiting && hearPiece(waiting, answer);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#life.end();
    if (answer.kind === 'response') return waiting?.settle(ok({ ...answer, body: whole(waiting.pieces, answer.body) }));
    if (answer.kind !== 'fault') return waiting?.settle(ok(answer));
    const { code, serverCode } = answer.fault;
    waiting?.settle(fail({ code, ...(serverCode !== undefined && { serverCode }), class: answer.class }));
  }

  #end(byItself: boolean): void {
    if (this.#over) return;
    this.#over = true;
    this.#life.end();
    this.#child.end();
    for (const { settle, outward } of this.#waiting.values()) settle(fail(endedFault(outward)));
    this.#waiting.clear();
    if (byItself) this.#onEnded();
  }
}
