import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { settle } from '../store/settle.ts';
import { tracesSince } from '../store/traces.ts';
import { obeyPatient } from './patient-orders.ts';
import { readBody } from './read-body.ts';
import type { Service } from './service.ts';

const MAX_ORDER_BYTES = 10_000;

/**
 * What tests need to do to a store that runs in another process: move its clock, slow it down, read its journal.
 * Plain http on loopback; each call bears the token of the ready file, so that no web page can make one.
 */
export function createControlServer(service: Service, token: string): Server {
  return createServer((request, response) => {
    const answer = mayOrder(request, token) ? obey(service, request) : Promise.resolve(null);
    answer
      .then((result) => {
        response.writeHead(result === null ? 404 : 200, { 'Content-Type': 'application/json' });
        response.end(`${JSON.stringify(result)}\n`);
      })
      .catch((error: unknown) => {
        response.writeHead(400, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error: String(error) }));
      });
  });
}

function mayOrder(request: IncomingMessage, token: string): boolean {
  const shown = Buffer.from(String(request.headers['x-sandbox-token'] ?? ''));
  return shown.length === token.length && timingSafeEqual(shown, Buffer.from(token));
}

/** Null for an unknown order. */
async function obey(service: Service, request: IncomingMessage): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'GET' && pathname === '/traces') {
    return tracesSince(service.store, Number(searchParams.get('since') ?? 0));
  }
  if (request.method !== 'POST') return null;
  const order = JSON.parse((await readBody(request, MAX_ORDER_BYTES)).toString('utf8')) as Record<string, unknown>; // checked below
  if (pathname === '/clock') {
    service.clock.advance(finite(order['advanceMs']));
    settle(service.store, service.clock.now());
    return { now: service.clock.now() };
  }
  if (pathname === '/latency') {
    service.settings.latencyMs = finite(order['latencyMs']);
    return { latencyMs: service.settings.latencyMs };
  }
  if (pathname === '/parameters') {
    service.settings.combinedRestrictions = order['combinedRestrictions'] === true;
    return { combinedRestrictions: service.settings.combinedRestrictions };
  }
  return pathname === '/patient' ? obeyPatient(service, order) : null;
}

function finite(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('a number of milliseconds is expected');
  return value;
}
