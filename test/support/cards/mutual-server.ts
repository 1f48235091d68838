import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';

/** What the server saw of one request. */
export interface SeenRequest {
  readonly commonName: string;
  readonly method: string;
  readonly bytes: number;
  readonly protocol: string | null;
  readonly cipher: string;
  /** Which connection it came over: 1, 2, … */
  readonly connection: number;
}

/** A server on loopback that wants a client certificate of the test PKI. */
export interface MutualServer {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  stop(): Promise<void>;
}

async function sizeOf(request: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const part of request) bytes += Buffer.isBuffer(part) ? part.length : 0;
  return bytes;
}

/**
 * Starts it. `/echo` answers at once, `/reset` reads the body and cuts the line, `/silent` reads it and never answers,
 * `/refuse` answers 500 with a body.
 */
export async function startMutualServer(pki: string, options: { keepAliveMs?: number } = {}): Promise<MutualServer> {
  const seen: SeenRequest[] = [];
  const connections = new WeakMap<object, number>();
  let lastConnection = 0;
  const read = (file: string): Buffer => readFileSync(join(pki, file));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const socket = request.socket as TLSSocket;
    if (!connections.has(socket)) connections.set(socket, (lastConnection += 1));
    const bytes = await sizeOf(request);
    const cipher = socket.getCipher().name;
    const commonName = String(socket.getPeerCertificate().subject.CN);
    const connection = connections.get(socket) ?? 0;
    seen.push({ commonName, method: request.method ?? '', bytes, protocol: socket.getProtocol(), cipher, connection });
    if (request.url === '/reset') socket.destroy();
    else if (request.url === '/refuse') response.writeHead(500).end('<fault/>');
    else if (request.url === '/echo') response.setHeader('X-Seen', String(bytes)).end('received');
  };
  const server: Server = createServer(
    {
      cert: read('server.pem'),
      key: read('server.key.pem'),
      ca: read('roots.pem'),
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
    },
    (request, response) => void answer(request, response),
  );
  server.keepAliveTimeout = options.keepAliveMs ?? 30_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    seen,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/**
 * OpenSSL's own server, which refuses a client certificate by a TLS alert as real stores do; Node's server only cuts
 * the line.
 */
export async function startStrictServer(pki: string): Promise<{ url: string; stop(): Promise<void> }> {
  const files = ['-cert', 'server.pem', '-key', 'server.key.pem', '-CAfile', 'roots.pem'];
  const child = spawn(
    'openssl',
    ['s_server', '-accept', '127.0.0.1:0', '-Verify', '3', '-verify_return_error', ...files],
    {
      cwd: pki,
      // Its input stays open: at the end of input it would end with the first connection.
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  const port = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString();
      const found = /ACCEPT \S*:(\d+)/.exec(text);
      if (found?.[1]) resolve(found[1]);
    });
    child.once('exit', () => reject(new Error(`openssl s_server ended: ${text}`)));
  });
  return {
    url: `https://localhost:${port}/`,
    stop: async () => {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
