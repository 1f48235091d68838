import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  electronTransport,
  pickCertificate,
  type ElectronNet,
  type NetRequest,
} from '../../../../electron/adapters/transport/electron-transport.ts';
import { removeSoftCards, softCard } from '../../../support/cards/soft-card.ts';

afterAll(removeSoftCards);

/** A stand-in of Electron's request: the real one is not at hand, and this adapter is said to be unverified. */
class StandInRequest extends EventEmitter implements NetRequest {
  readonly headers: Record<string, string> = {};
  readonly parts: Buffer[] = [];
  readonly #end: (request: StandInRequest) => void;
  aborted = false;

  constructor(end: (request: StandInRequest) => void) {
    super();
    this.#end = end;
  }

  setHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  write(part: Buffer): void {
    this.parts.push(part);
  }

  end(): void {
    setImmediate(() => this.#end(this));
  }

  abort(): void {
    this.aborted = true;
  }
}

function netThat(end: (request: StandInRequest) => void): { net: ElectronNet; last: () => StandInRequest | null } {
  let last: StandInRequest | null = null;
  return {
    net: {
      request: () => {
        last = new StandInRequest(end);
        return last;
      },
    },
    last: () => last,
  };
}

function answers(request: StandInRequest): void {
  const response = Object.assign(new EventEmitter(), { statusCode: 200, headers: { 'X-Seen': ['1', '2'] } });
  request.emit('response', response);
  response.emit('data', Buffer.from('rece'));
  response.emit('data', Buffer.from('ived'));
  response.emit('end');
}

const order = { url: 'https://localhost/x', headers: { 'content-type': 'text/xml' }, body: new Uint8Array(100_000) };

describe("the transport over Electron's network stack", () => {
  test('sends the whole body in pieces and reads the whole answer', async () => {
    const { net, last } = netThat(answers);
    const answer = await electronTransport(net).send(order);
    expect(answer).toMatchObject({ ok: true, value: { status: 200, headers: { 'x-seen': '1,2' } } });
    expect(answer.ok && Buffer.from(answer.value.body).toString()).toBe('received');
    expect(Buffer.concat(last()?.parts ?? [])).toHaveLength(100_000);
    expect(last()?.headers).toEqual({ 'accept-encoding': 'identity', 'content-type': 'text/xml' });
  });

  test('H54: what comes packed is not read, since Chromium would unpack it by itself', async () => {
    const { net, last } = netThat((request) => {
      const response = Object.assign(new EventEmitter(), { statusCode: 200, headers: { 'Content-Encoding': ['br'] } });
      request.emit('response', response);
      response.emit('data', Buffer.alloc(1024));
    });
    const answer = await electronTransport(net).send(order);
    expect(answer).toMatchObject({ fault: { code: 'network/answer-packed', class: 'ambiguous' } });
    expect(last()?.aborted).toBe(true);
  });

  test.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'network/name-unknown', 'transient'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'network/server-untrusted', 'transient'],
    ['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'network/certificate-refused', 'permanent'],
    ['net::ERR_CONNECTION_RESET', 'network/failed', 'ambiguous'],
  ])('%s is %s, %s', async (message, code, failureClass) => {
    const { net } = netThat((request) => request.emit('error', new Error(message)));
    const answer = await electronTransport(net).send(order);
    expect(answer).toMatchObject({ ok: false, fault: { code, class: failureClass } });
  });

  test('gives up when it is told to, and after its time', async () => {
    const silent = netThat(() => undefined);
    const late = await electronTransport(silent.net).send({ ...order, timeoutMs: 20 });
    expect(late).toMatchObject({ fault: { code: 'network/timeout', class: 'ambiguous' } });
    expect(silent.last()?.aborted).toBe(true);
    const abort = new AbortController();
    const given = electronTransport(silent.net).send({ ...order, signal: abort.signal });
    setTimeout(() => abort.abort(), 20);
    expect(await given).toMatchObject({ fault: { code: 'network/aborted' } });
  });

  test("presents the card's own certificate, and none rather than another person's (H33)", async () => {
    const { pki } = await softCard();
    const pem = (id: string): { data: string } => ({
      data: readFileSync(join(pki, 'persons', id, 'auth.pem'), 'utf8'),
    });
    const own = readFileSync(join(pki, 'persons', '899700000011', 'auth.der'));
    const offered = [pem('899700000029'), pem('899700000011')];
    expect(pickCertificate(offered, own)).toBe(offered[1]);
    expect(pickCertificate([pem('899700000029')], own)).toBeNull();
  });
});
