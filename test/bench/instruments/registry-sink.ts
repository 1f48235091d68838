import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const MESSAGE_ID = /<(?:\w+:)?MessageID\b[^>]*>([^<]+)</;
const NAMESPACES =
  'xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing" xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0"';
const SUCCESS = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success';
/** The envelope comes first; its message identifier stands well before the lot. */
const HEAD_BYTES = 64 * 1024;

/** A measuring instrument: swallows what it is sent over mutual TLS and answers as a registry that accepted it. */
export interface RegistrySink {
  readonly baseUrl: string;
  /** Bytes of the last body. */
  readonly received: () => number;
  stop(): Promise<void>;
}

function acceptance(messageId: string): string {
  const header = `<a:MessageID>urn:uuid:${randomUUID()}</a:MessageID><a:RelatesTo>${messageId}</a:RelatesTo>`;
  const body = `<rs:RegistryResponse status="${SUCCESS}"/>`;
  return `<s:Envelope ${NAMESPACES}><s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;
}

async function swallow(request: IncomingMessage): Promise<{ bytes: number; head: string }> {
  let bytes = 0;
  let head = '';
  for await (const part of request) {
    const chunk = part as Buffer; // no encoding is set on the request: its parts are buffers
    bytes += chunk.length;
    if (head.length < HEAD_BYTES) head += chunk.toString('latin1');
  }
  return { bytes, head };
}

/** Starts it on a free port of the loopback, with the server certificate and the roots of the test PKI. */
export async function startRegistrySink(pki: string): Promise<RegistrySink> {
  let received = 0;
  const read = (name: string): Buffer => readFileSync(join(pki, name));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { bytes, head } = await swallow(request);
    received = bytes;
    response.writeHead(200, { 'content-type': 'application/soap+xml; charset=UTF-8' });
    response.end(acceptance(MESSAGE_ID.exec(head)?.[1] ?? ''));
  };
  const tls = { cert: read('server.pem'), key: read('server.key.pem'), ca: read('roots.pem') };
  const server = createServer(
    { ...tls, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    (request, response) => void answer(request, response),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // a TCP server has such an address
  return {
    baseUrl: `https://localhost:${port}/si-dmp-server/v2/services/`,
    received: () => received,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
