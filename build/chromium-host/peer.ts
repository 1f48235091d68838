/**
 * Calls between two processes over one message channel, the same on both sides.
 *
 * `tell` expects no answer, `call` does. Messages keep the order in which they were sent, which `ipcRenderer.send`
 * followed by `ipcRenderer.invoke` relies on.
 */
export type PeerMessage =
  | { kind: 'tell'; method: string; args: unknown[] }
  | { kind: 'call'; id: number; method: string; args: unknown[] }
  | { kind: 'return'; id: number; value: unknown }
  | { kind: 'throw'; id: number; message: string; code?: string };

type MethodNames<Remote> = keyof Remote & string;
type ArgumentsOf<Method> = Method extends (...args: infer A) => unknown ? A : never;
type AnswerOf<Method> = Method extends (...args: never[]) => infer R ? Awaited<R> : never;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** One end of the channel. `Remote` lists what the other end offers, `handlers` what this end offers. */
export class Peer<Remote extends object> {
  private lastId = 0;
  private readonly waiting = new Map<number, Waiting>();
  private readonly post: (message: PeerMessage) => void;
  private readonly handlers: object;

  constructor(post: (message: PeerMessage) => void, handlers: object) {
    this.post = post;
    this.handlers = handlers;
  }

  tell<M extends MethodNames<Remote>>(method: M, ...args: ArgumentsOf<Remote[M]>): void {
    this.post({ kind: 'tell', method, args });
  }

  call<M extends MethodNames<Remote>>(method: M, ...args: ArgumentsOf<Remote[M]>): Promise<AnswerOf<Remote[M]>> {
    const id = ++this.lastId;
    const answer = new Promise<unknown>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    this.post({ kind: 'call', id, method, args });
    // The other end implements `Remote`, so what it returns for this method has the declared type.
    return answer as Promise<AnswerOf<Remote[M]>>;
  }

  /** To be called with every message that arrives. Never throws: a failing `tell` is reported by `onFault`. */
  async receive(message: PeerMessage, onFault: (method: string, error: unknown) => void): Promise<void> {
    if (message.kind === 'return' || message.kind === 'throw') return this.settle(message);
    try {
      const value = await this.run(message.method, message.args);
      if (message.kind === 'call') this.post({ kind: 'return', id: message.id, value });
    } catch (error) {
      if (message.kind === 'call') this.post({ kind: 'throw', id: message.id, ...describe(error) });
      else onFault(message.method, error);
    }
  }

  /** The other end is gone: every call still waiting fails. */
  abandon(reason: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
  }

  private run(method: string, args: unknown[]): unknown {
    const handler: unknown = Reflect.get(this.handlers, method);
    if (typeof handler !== 'function') throw new Error(`Unknown message «${method}»`);
    return Reflect.apply(handler, this.handlers, args);
  }

  private settle(message: Extract<PeerMessage, { kind: 'return' | 'throw' }>): void {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'return') waiting?.resolve(message.value);
    else waiting?.reject(Object.assign(new Error(message.message), message.code ? { code: message.code } : {}));
  }
}

function describe(error: unknown): { message: string; code?: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { message: error.message, ...code };
}
