import type { Agent } from 'node:https';
import { CardFailure } from './card-failure.ts';
import { CardWorker } from './card-worker.ts';
import { cardAgents, post, PostFailure, speaksTls } from './engine-tls.ts';
import { cardOrderSchema, type CardAnswer, type CardOrder } from './messages.ts';
import type { Channel } from './parent-channel.ts';
import { postFault } from './post-fault.ts';

type RequestOrder = Extract<CardOrder, { op: 'request' }>;

/** Serves the card to the main process until it is ended: describe, log in, sign, speak TLS. */
export class CardServer {
  readonly #worker: CardWorker;
  readonly #channel: Channel;
  readonly #running = new Map<number, AbortController>();
  #agents: ((server?: string) => Agent) | null = null;

  constructor(library: string, channel: Channel) {
    this.#worker = new CardWorker(library);
    this.#channel = channel;
    channel.listen((message) => void this.#hear(message));
    this.#post({ kind: 'ready', speaksTls: speaksTls() });
  }

  #post(answer: CardAnswer): void {
    this.#channel.post(answer);
  }

  async #hear(message: unknown): Promise<void> {
    const parsed = cardOrderSchema.safeParse(message);
    if (!parsed.success) return;
    const order = parsed.data;
    try {
      await this.#obey(order);
    } catch (error) {
      const failure = error instanceof CardFailure ? error : new CardFailure('card/failed', nameOf(error));
      const fault = { code: failure.code, ...(failure.serverCode !== undefined && { serverCode: failure.serverCode }) };
      this.#post({ kind: 'fault', id: order.id, fault, class: 'transient' });
    }
  }

  async #obey(order: CardOrder): Promise<void> {
    const { id } = order;
    switch (order.op) {
      case 'describe':
        return this.#post({ kind: 'described', id, ...this.#worker.describe() });
      case 'login':
        return this.#post({ kind: 'login', id, ...this.#worker.login(order.pin) });
      case 'sign':
        return this.#post({ kind: 'signed', id, signature: this.#worker.sign(order.key, order.data) });
      case 'request':
        return this.#request(order);
      case 'ping':
        return this.#post({ kind: 'pong', id });
      case 'abort':
        return this.#running.get(id)?.abort();
    }
  }

  async #request(order: RequestOrder): Promise<void> {
    const { id } = order;
    const abort = new AbortController();
    this.#running.set(id, abort);
    const total = order.body.byteLength;
    const onProgress = (sent: number): void => this.#post({ kind: 'progress', id, sent, total });
    const onPiece = (bytes: Uint8Array, whole: number | null): void =>
      this.#post({ kind: 'piece', id, bytes, total: whole });
    try {
      this.#agents ??= cardAgents({ ...this.#worker.tlsIdentity(), roots: order.roots });
      const answer = await post(this.#agents(order.server), { ...order, signal: abort.signal, onProgress, onPiece });
      this.#post({ kind: 'response', id, ...answer });
    } catch (error) {
      if (!(error instanceof PostFailure)) throw error;
      const { class: failureClass, ...fault } = postFault(error);
      this.#post({ kind: 'fault', id, fault, class: failureClass });
    } finally {
      this.#running.delete(id);
    }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'UNKNOWN';
}
