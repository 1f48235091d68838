import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { pem } from '../pki/issue.ts';
import { readCertificate } from '../pki/read-certificate.ts';
import { SERVICES } from '../transactions/index.ts';
import { accessHistory, HISTORY_PATH } from './access-history.ts';
import { dispatch } from './dispatch.ts';
import { parameterFile } from './parameter-file.ts';
import { BodyTooLarge, readBody } from './read-body.ts';
import type { Service } from './service.ts';

export const BASE_PATH = '/si-dmp-server/v2/services/';
export const PARAMETER_PATH = '/web/dmp/documents/param-lps';

/** Suites of «Accès LPS», TLS 1.2 only (dmp-interface §6.2), in OpenSSL's names. */
const CIPHERS = [
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-RSA-AES256-SHA384',
].join(':');

/** Base64 documents and their envelope: a lot of several documents at the limit. */
const MAX_BODY_BYTES = 100 * 1024 * 1024;

/** Makes the server: mutual TLS, chain and revocation of the client checked by OpenSSL at the handshake. */
export function createHttpsServer(service: Service, pkiFolder: string): Server {
  const file = (name: string): Buffer => readFileSync(join(pkiFolder, name));
  const crls = readdirSync(join(pkiFolder, 'crl')).map((name) => pem('X509 CRL', file(join('crl', name))));
  return createServer(
    {
      cert: file('server.pem'),
      key: file('server.key.pem'),
      ca: file('roots.pem'),
      crl: crls,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.2',
      ciphers: CIPHERS,
      honorCipherOrder: true,
      keepAliveTimeout: 60_000,
    },
    (request, response) => {
      answer(service, request, response).catch((error: unknown) => {
        // A client that goes away in the middle of its message is no fault of the store; nothing was registered.
        if (request.complete && !wentAway(error)) console.error(error);
        response.destroy();
      });
    },
  );
}

function wentAway(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

async function answer(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'https://localhost');
  // Mutual TLS is required above, so every socket here has shown a certificate; one that has gone shows none any more.
  const client = readCertificate((request.socket as TLSSocket).getPeerCertificate().raw);
  if (service.settings.latencyMs > 0) await wait(service.settings.latencyMs);
  if (request.method === 'GET' && pathname === PARAMETER_PATH) {
    return send(response, 200, 'application/xml; charset=UTF-8', Buffer.from(parameterFile(service.settings)));
  }
  const history = HISTORY_PATH.exec(pathname)?.[1];
  if (request.method === 'GET' && history !== undefined) {
    const page = accessHistory(service, history, client, request);
    return send(response, page.status, page.contentType, page.bytes, service.clock.now());
  }
  const segment = serviceAt(pathname);
  if (segment === null) return send(response, 404, 'text/plain; charset=UTF-8', Buffer.from('Adresse inconnue\n'));
  if (request.method !== 'POST') return send(response, 405, 'text/plain; charset=UTF-8', Buffer.from('POST attendu\n'));
  const body = await bodyOrNull(request);
  if (!body) return send(response, 413, 'text/plain; charset=UTF-8', Buffer.from('Message trop volumineux\n'));
  const wire = dispatch(service, {
    body,
    contentType: request.headers['content-type'] ?? '',
    service: segment,
    client,
  });
  send(response, wire.status, wire.contentType, wire.bytes, service.clock.now());
}

/** Last segment of the path, empty at the base address; null when the address does not exist. */
function serviceAt(pathname: string): string | null {
  if (`${pathname}/` === BASE_PATH) return '';
  if (!pathname.startsWith(BASE_PATH)) return null;
  const segment = pathname.slice(BASE_PATH.length).replace(/\/$/, '').toLowerCase();
  return segment === '' || SERVICES.has(segment) ? segment : null;
}

async function bodyOrNull(request: IncomingMessage): Promise<Buffer | null> {
  try {
    return await readBody(request, MAX_BODY_BYTES);
  } catch (error) {
    if (error instanceof BodyTooLarge) return null;
    throw error;
  }
}

function send(response: ServerResponse, status: number, contentType: string, bytes: Buffer, at?: number): void {
  response.writeHead(status, {
    'Content-Type': contentType,
    'Content-Length': bytes.length,
    'Content-Security-Policy': "default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    // The hour of the store, from which a client estimates the instant of a deposit (decision 22).
    ...(at === undefined ? {} : { Date: new Date(at).toUTCString() }),
  });
  response.end(bytes);
}
