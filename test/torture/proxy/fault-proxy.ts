import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import type { FaultKind } from './faults.ts';
import { ACTS, relay, type Exchange } from './perform.ts';
import { StoreLine, type Message, type StoreAnswer, type Upstream } from './upstream.ts';

export interface ProxyOptions extends Upstream {
  /** The port of an earlier run, so that a client that knows it finds it again; 0 for any. */
  readonly listenAt?: number;
  /** Which fault this exchange meets. */
  readonly choose: (action: string) => FaultKind;
  readonly moveClock: (byMs: number) => Promise<void>;
}

const DEPOSIT = 'ProvideAndRegisterDocumentSet-b';

/**
 * Stands between client and store and breaks exchanges on purpose. It ends the client's TLS with the store's own
 * certificate, demands the practitioner's, and shows his again to the store: both hops are mutual TLS.
 */
export class FaultProxy {
  readonly #options: ProxyOptions;
  readonly #server: Server;
  readonly #line: StoreLine;
  readonly #lines = new Set<Socket>();
  #storePort: number;
  #resets = 0;
  #over = false;
  #lastDeposit: StoreAnswer | null = null;
  /** How far the store's clock is off, until the next exchange is over. */
  #skewMs = 0;

  private constructor(options: ProxyOptions) {
    this.#options = options;
    this.#storePort = options.port;
    this.#line = new StoreLine(options);
    const file = (name: string): Buffer => readFileSync(join(options.pki, name));
    const tls = { cert: file('server.pem'), key: file('server.key.pem'), ca: file('roots.pem') };
    this.#server = createServer(
      { ...tls, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' },
      (request, response) => void this.#serve(request, response),
    );
    // What HTTPS is served on here is a TCP line.
    this.#server.on('connection', (socket) => this.#watch(socket as Socket));
    this.#server.on('tlsClientError', () => undefined);
  }

  static async start(options: ProxyOptions): Promise<FaultProxy> {
    const proxy = new FaultProxy(options);
    await new Promise<void>((resolve, reject) => {
      proxy.#server.once('error', reject);
      proxy.#server.listen(options.listenAt ?? 0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port; // a TCP server has such an address
  }

  /** The store came back somewhere else. */
  storeIsAt(port: number): void {
    this.#storePort = port;
  }

  async stop(): Promise<void> {
    this.#over = true;
    for (const line of this.#lines) line.destroy();
    this.#line.close();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #watch(socket: Socket): void {
    if (this.#resets > 0) {
      this.#resets -= 1;
      return void socket.resetAndDestroy();
    }
    this.#lines.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#lines.delete(socket));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const parts: Buffer[] = [];
    try {
      for await (const part of request) parts.push(part as Buffer); // a request without an encoding gives buffers
    } catch {
      // The client went away before its message was whole: there is nothing to pass on.
      return;
    }
    const { method = 'GET', url: path = '/', headers } = request;
    const message: Message = { method, path, headers, body: Buffer.concat(parts) };
    const action = /action="([^"]*)"/.exec(headers['content-type'] ?? '')?.[1] ?? '';
    const exchange = this.#exchange(message, response, action);
    const skewMs = this.#skewMs;
    this.#skewMs = 0;
    try {
      await ACTS[this.#options.choose(action)](exchange);
    } catch {
      // A fault met a line that the client had already left.
      if (!response.headersSent) relay(exchange, null);
    }
    // A store that was killed meanwhile comes back at its own time.
    if (skewMs !== 0) await this.#options.moveClock(-skewMs).catch(() => undefined);
  }

  /** No exchange follows: the store's clock goes back to where it was. */
  async putClockBack(): Promise<void> {
    const skewMs = this.#skewMs;
    this.#skewMs = 0;
    if (skewMs !== 0) await this.#options.moveClock(-skewMs);
  }

  #exchange(message: Message, response: ServerResponse, action: string): Exchange {
    const earlier = this.#lastDeposit;
    // The socket of an HTTPS response is the TLS session; the TCP line under it is what a network breaks.
    const line = [...this.#lines].find((one) => one.remotePort === response.socket?.remotePort);
    return {
      message,
      response,
      line,
      forward: async () => {
        const answer = await this.#line.ask(this.#storePort, message);
        if (answer?.status === 200 && action.includes(DEPOSIT)) this.#lastDeposit = answer;
        return answer;
      },
      cutForward: () => this.#line.cut(this.#storePort, message),
      earlier: () => (action.includes(DEPOSIT) ? earlier : null),
      resetNextLine: () => void (this.#resets += 1),
      moveClock: async (byMs) => {
        this.#skewMs += byMs;
        await this.#options.moveClock(byMs);
      },
      over: () => this.#over,
    };
  }
}
