/**
 * A measuring instrument in a process of its own, as a store would be: swallows what it is sent over mutual TLS and
 * answers as a registry that accepted it. `node registry-sink-process.ts PKI-FOLDER`; tells its port to its parent.
 */
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

function acceptance(messageId: string): string {
  const header = `<a:MessageID>urn:uuid:${randomUUID()}</a:MessageID><a:RelatesTo>${messageId}</a:RelatesTo>`;
  const body = `<rs:RegistryResponse status="${SUCCESS}"/>`;
  return `<s:Envelope ${NAMESPACES}><s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;
}

/** Reads the body to its end; returns its beginning. */
async function swallow(request: IncomingMessage): Promise<string> {
  let head = '';
  for await (const part of request) {
    // No encoding is set on the request: its parts are buffers.
    if (head.length < HEAD_BYTES) head += (part as Buffer).toString('latin1');
  }
  return head;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const head = await swallow(request);
  response.writeHead(200, { 'content-type': 'application/soap+xml; charset=UTF-8' });
  response.end(acceptance(MESSAGE_ID.exec(head)?.[1] ?? ''));
}

const read = (name: string): Buffer => readFileSync(join(process.argv[2] ?? '', name));
const tls = { cert: read('server.pem'), key: read('server.key.pem'), ca: read('roots.pem') };
const server = createServer(
  { ...tls, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' },
  (request, response) => void answer(request, response),
);
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo; // a TCP server has such an address
  process.send?.({ port });
});
process.once('disconnect', () => process.exit(0));
