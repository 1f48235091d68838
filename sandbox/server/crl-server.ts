import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { AUTHORITIES } from '../pki/authorities.ts';

/** Serves the revocation lists at the address the certificates name: plain http on loopback, as lists are public. */
export function createCrlServer(pkiFolder: string): Server {
  const known = new Set(Object.values(AUTHORITIES).map((authority) => `/crl/${authority.crlFile}`));
  return createServer((request, response) => {
    const path = request.url ?? '';
    if (request.method !== 'GET' || !known.has(path)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'application/pkix-crl' }).end(readFileSync(join(pkiFolder, path)));
  });
}

/** Port written in the certificates of this data folder. */
export function crlPort(pkiFolder: string): number {
  const ports = JSON.parse(readFileSync(join(pkiFolder, 'ports.json'), 'utf8')) as { crl: number }; // written by generate.ts
  return ports.crl;
}
