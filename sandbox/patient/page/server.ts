import { createServer, type IncomingMessage, type Server } from 'node:http';
import { BodyTooLarge, readBody } from '../../server/read-body.ts';
import type { Service } from '../../server/service.ts';
import { createSignIns } from '../sign-in.ts';
import { apiReply } from './api.ts';
import { asset } from './assets.ts';
import type { Asked, Place } from './context.ts';
import { dossierReply } from './dossier.ts';
import { COOKIE, entryReply } from './entry.ts';
import { json, redirect, send, type Reply } from './reply.ts';
import { createSessions } from './sessions.ts';

const MAX_BYTES = 6 * 1024 * 1024;

/**
 * The patient's page and its API: plain http, on loopback only. A request must name this server as its host, so that no
 * other name can lead here, and a form must come from one of its own pages.
 *
 * @param phoneToken in the address of the telephone that shows the codes
 */
export function createPatientServer(service: Service, phoneToken: string): Server {
  const place: Place = { service, phoneToken, sessions: createSessions(), signIns: createSignIns() };
  return createServer((request, response) => {
    answer(place, request)
      .catch((error: unknown) => failure(error))
      .then((reply) => send(response, reply))
      .catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
  });
}

function failure(error: unknown): Reply {
  if (error instanceof BodyTooLarge) return plain(413, 'Envoi trop volumineux');
  if (error instanceof TypeError || error instanceof SyntaxError) return plain(400, 'Demande illisible');
  // A bug of the sandbox: say it on the console, where whoever runs it looks.
  console.error(error);
  return plain(500, 'Erreur interne du bac à sable');
}

const plain = (status: number, text: string): Reply => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${text}\n`,
});

async function answer(place: Place, request: IncomingMessage): Promise<Reply> {
  const host = request.headers.host ?? '';
  const port = request.socket.localPort ?? 0;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return plain(421, 'Hôte inconnu');
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${host}`);
  const method = request.method ?? 'GET';
  if (method !== 'GET' && method !== 'POST') return plain(405, 'GET ou POST attendu');
  const now = place.service.clock.now();
  if (pathname.startsWith('/api/')) return api(place, request, pathname, now);
  const file = method === 'GET' ? asset(pathname) : null;
  if (file) return file;
  // Browsers name the page a form comes from; without a name it comes from no page of ours.
  if (method === 'POST' && request.headers.origin !== `http://${host}`) return plain(403, 'Formulaire venu d’ailleurs');
  const session = place.sessions.find(cookieOf(request), now);
  const asked: Asked = { method, pathname, query: searchParams, form: await formOf(request), session, now };
  const entry = entryReply(place, asked);
  if (entry) return entry;
  return session && !session.pending ? dossierReply(place, asked, session) : redirect('/');
}

async function api(place: Place, request: IncomingMessage, pathname: string, now: number): Promise<Reply> {
  if (request.method !== 'POST') return json({ ok: false, refusal: 'api/unknown' }, 404);
  const text = (await readBody(request, MAX_BYTES)).toString('utf8');
  const body = (text === '' ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>>; // every field is checked where it is read
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return apiReply(place, { pathname, body, session: place.sessions.find(bearer, now), now });
}

function cookieOf(request: IncomingMessage): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(/;\s*/).map((pair) => pair.split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1];
}

/** Fields of a form, sent either way browsers send them. */
async function formOf(request: IncomingMessage): Promise<FormData> {
  if (request.method !== 'POST') return new FormData();
  const body = await readBody(request, MAX_BYTES);
  return new Response(body, { headers: { 'Content-Type': request.headers['content-type'] ?? '' } }).formData();
}
