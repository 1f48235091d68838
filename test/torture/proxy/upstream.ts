import { readFileSync } from 'node:fs';
import { request as httpsRequest, Agent } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';

/** A message as the client sent it, and the answer as the store gave it. */
export interface Message {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}
export interface StoreAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Where the store listens now, and whose certificate is shown to it: that of the practitioner whom the client is. */
export interface Upstream {
  readonly port: number;
  readonly pki: string;
  readonly practitioner: string;
}

/** The way to the store: mutual TLS with the test practitioner's own key, so that the store sees the same person on both hops. */
export class StoreLine {
  readonly #agent: Agent;

  constructor({ pki, practitioner }: Omit<Upstream, 'port'>) {
    const person = (name: string): Buffer => readFileSync(join(pki, 'persons', practitioner, name));
    this.#agent = new Agent({
      keepAlive: true,
      ca: readFileSync(join(pki, 'roots.pem')),
      cert: person('auth.pem'),
      key: person('auth.key.pem'),
    });
  }

  /** The store's answer; null when the store is not there or goes away in the middle. */
  ask(port: number, { method, path, headers, body }: Message): Promise<StoreAnswer | null> {
    return new Promise((resolve) => {
      const { 'content-type': type = '', accept = '*/*' } = headers;
      const sent = {
        'content-type': type,
        accept,
        ...(method === 'POST' && { 'content-length': String(body.length) }),
      };
      const request = httpsRequest({ host: 'localhost', port, method, path, agent: this.#agent, headers: sent });
      request.on('error', () => resolve(null));
      request.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', () => resolve(null));
        const { statusCode: status = 0, headers: told } = response;
        response.on('end', () => resolve({ status, headers: told, body: Buffer.concat(parts) }));
      });
      request.end(body);
    });
  }

  /** Sends the head and half of the body, then cuts the line. */
  async cut(port: number, { method, path, headers, body }: Message): Promise<void> {
    const sent = { 'content-type': headers['content-type'] ?? '', 'content-length': String(body.length) };
    const request = httpsRequest({ host: 'localhost', port, method, path, agent: this.#agent, headers: sent });
    const over = new Promise((resolve) => request.once('close', resolve));
    request.on('error', () => undefined);
    request.write(body.subarray(0, body.length / 2), () => request.destroy());
    await over;
  }

  close(): void {
    this.#agent.destroy();
  }
}
