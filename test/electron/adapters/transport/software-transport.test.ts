import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reachDmp } from '../../../../electron/adapters/transport/reach-dmp.ts';
import { softwareTransport } from '../../../../electron/adapters/transport/software-transport.ts';
import type { Transport } from '../../../../electron/adapters/transport/transport.ts';
import { judgeOf } from '../../../support/cards/judge.ts';
import { startMutualServer, startStrictServer, type MutualServer } from '../../../support/cards/mutual-server.ts';
import { removeSoftCards, softCard } from '../../../support/cards/soft-card.ts';

let pki: string;
let server: MutualServer;
let transport: Transport;

function transportOf(folder: string, largestAnswer?: number): Transport {
  const read = (name: string): string => readFileSync(join(pki, folder, name), 'utf8');
  return softwareTransport({
    certificate: read('auth.pem'),
    key: read('auth.key.pem'),
    roots: join(pki, 'roots.pem'),
    ...(largestAnswer !== undefined && { largestAnswer }),
  });
}

beforeAll(async () => {
  ({ pki } = await softCard());
  server = await startMutualServer(pki);
  transport = transportOf('organisations/10B0170011');
});
afterAll(async () => {
  await server.stop();
  await removeSoftCards();
});

const bytes = (size: number): Uint8Array => new Uint8Array(size);
const post = (path: string, body: Uint8Array = bytes(10)) =>
  transport.send({ url: server.url + path, headers: {}, body });

describe('the transport with a certificate in a file', () => {
  test('sends over mutual TLS with one of the accepted suites', async () => {
    const answer = await post('/echo');
    expect(answer).toMatchObject({ ok: true, value: { status: 200, headers: { 'x-seen': '10' } } });
    expect(answer.ok && Buffer.from(answer.value.body).toString()).toBe('received');
    expect(server.seen.at(-1)).toMatchObject({ commonName: 'ORG_AUTH_CLI' });
  });

  test('R34: fetches by GET over the same mutual TLS, within a bound of its own', async () => {
    const get = { method: 'GET', url: `${server.url}/echo`, headers: {}, body: bytes(0) } as const;
    expect(await transport.send({ ...get, largestAnswer: 8 })).toMatchObject({ ok: true, value: { status: 200 } });
    expect(server.seen.at(-1)).toMatchObject({ method: 'GET', bytes: 0, commonName: 'ORG_AUTH_CLI' });
    expect(await transport.send({ ...get, largestAnswer: 7 })).toMatchObject({ ok: false });
  });

  test('streams a body whose length is known, and tells how far it is', async () => {
    const told: number[] = [];
    const length = 3 * 1024 * 1024;
    const answer = await transport.send({
      url: `${server.url}/echo`,
      headers: {},
      body: {
        length,
        async *chunks() {
          for (let sent = 0; sent < length; sent += 1024 * 1024) yield await Promise.resolve(bytes(1024 * 1024));
        },
      },
      onProgress: (sent) => told.push(sent),
    });
    expect(answer).toMatchObject({ ok: true, value: { headers: { 'x-seen': String(length) } } });
    expect(told).toEqual([length / 3, (2 * length) / 3, length]);
  });

  test('gives any status as an answer: a SOAP fault comes with 500', async () => {
    expect(await post('/refuse')).toMatchObject({ ok: true, value: { status: 500 } });
  });

  test('a line cut after the body is ambiguous, never «not sent»', async () => {
    expect(await post('/reset')).toMatchObject({ ok: false, fault: { class: 'ambiguous' } });
  });

  test('silence after the body is ambiguous', async () => {
    const answer = await transport.send({ url: `${server.url}/silent`, headers: {}, body: bytes(10), timeoutMs: 300 });
    expect(answer).toMatchObject({ ok: false, fault: { code: 'network/timeout', class: 'ambiguous' } });
  });

  test('an exchange given up on the way is ambiguous', async () => {
    const abort = new AbortController();
    const answer = transport.send({
      url: `${server.url}/silent`,
      headers: {},
      body: bytes(10),
      signal: abort.signal,
    });
    setTimeout(() => abort.abort(), 200);
    expect(await answer).toMatchObject({ ok: false, fault: { code: 'network/aborted', class: 'ambiguous' } });
  });

  test('an answer beyond the cap is refused', async () => {
    const small = transportOf('organisations/10B0170011', 3);
    const answer = await small.send({ url: `${server.url}/echo`, headers: {}, body: bytes(1) });
    expect(answer).toMatchObject({ ok: false, fault: { class: 'ambiguous' } });
  });

  test('nobody listening, an unknown name: nothing was sent, trying again is safe', async () => {
    const refused = await transport.send({ url: 'https://localhost:1/', headers: {}, body: bytes(1) });
    expect(refused).toMatchObject({ fault: { code: 'network/refused', class: 'transient' } });
    const unknown = await transport.send({ url: 'https://dmp.invalid/', headers: {}, body: bytes(1) });
    expect(unknown).toMatchObject({ fault: { code: 'network/name-unknown', class: 'transient' } });
  });

  test('a server that is not the one of the certificate gets nothing', async () => {
    const url = server.url.replace('localhost', '127.0.0.2');
    const before = server.seen.length;
    const answer = await transport.send({ url: `${url}/echo`, headers: {}, body: bytes(1) });
    expect(answer.ok).toBe(false);
    expect(server.seen).toHaveLength(before);
  });

  test('a client certificate that the server refuses is permanent', async () => {
    const strict = await startStrictServer(pki);
    const expired = transportOf('persons/899700000060');
    const answer = await expired.send({ url: strict.url, headers: {}, body: bytes(1) });
    await strict.stop();
    expect(answer).toMatchObject({ fault: { code: 'network/certificate-refused', class: 'permanent' } });
  });
});

describe('the reach of the DMP', () => {
  const reached = (url: string, roots = join(pki, 'roots.pem')) =>
    reachDmp(url, readFileSync(roots, 'utf8'), judgeOf(roots));

  test('is told in milliseconds, without a card and without a request', async () => {
    const before = server.seen.length;
    expect(await reached(server.url)).toMatchObject({
      ok: true,
    });
    const strict = await startStrictServer(pki);
    expect(await reached(strict.url)).toMatchObject({
      ok: true,
    });
    await strict.stop();
    expect(server.seen).toHaveLength(before);
  });

  test('names what fails', async () => {
    expect(await reached('https://localhost:1/')).toMatchObject({
      fault: { code: 'network/refused' },
    });
    const otherRoots = join(pki, 'authorities', 'persons.pem');
    expect(await reached(server.url, otherRoots)).toMatchObject({
      fault: { code: 'network/server-untrusted' },
    });
  });

  test('does not wait for a server that says nothing', async () => {
    const mute: Server = createServer(() => undefined);
    await new Promise<void>((listening) => mute.listen(0, '127.0.0.1', listening));
    const { port } = mute.address() as AddressInfo; // a TCP server's address is never a pipe's name
    const answer = await reached(`https://127.0.0.1:${port}/`);
    mute.close();
    expect(answer).toMatchObject({ fault: { code: 'network/timeout' } });
  });
});
