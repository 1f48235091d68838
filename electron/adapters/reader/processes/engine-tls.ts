import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { checkServerIdentity, createSecureContext, type SecureContext } from 'node:tls';
import { announcedLength } from '../../../../shared/domain/exchange/announced-length.ts';
import { perServer } from '../../../../shared/domain/exchange/held-to.ts';
import { ANSWER_PACKED, isPacked, UNPACKED_ONLY } from '../../../../shared/domain/exchange/packed-answer.ts';
import { LARGEST_ANSWER_BYTES } from '../../../../shared/domain/document/large-document.ts';
import { TLS_SUITES } from '../../../../shared/domain/exchange/tls-suites.ts';
import { watchAnswer } from '../../../../shared/domain/exchange/watch-answer.ts';
import { CardFailure } from './card-failure.ts';

/** OpenSSL's PKCS#11 engine, where Debian and its likes put it. A full path: the engine is not searched for. */
const ENGINES = [
  '/usr/lib/x86_64-linux-gnu/engines-3/pkcs11.so',
  '/usr/lib/aarch64-linux-gnu/engines-3/pkcs11.so',
  '/usr/lib64/engines-3/pkcs11.so',
];

/**
 * Signatures offered at the handshake: PKCS#1 v1.5 only. OpenSSL would rather make a PSS one, whose padding it computes
 * itself, and then asks the card for a raw RSA operation (CKM_RSA_X_509) that a professional card need not have.
 */
const SIGNATURES = 'RSA+SHA256:RSA+SHA384:RSA+SHA512';

/** True where this process's OpenSSL can load the engine; BoringSSL has none and calls itself version 0. */
export function speaksTls(): boolean {
  const hasEngines = !(process.versions.openssl ?? '0').startsWith('0');
  return hasEngines && ENGINES.some((path) => existsSync(path));
}

/** What opens a TLS session with the card's key. */
export interface TlsIdentity {
  readonly certificate: Buffer;
  readonly keyUri: string;
  readonly library: string;
  /** PEM file of the configured roots: nothing else is trusted. */
  readonly roots: string;
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/**
 * Keep-alive agents whose client key stays in the card, one for each judged server certificate. A second engine context
 * in one process fails (measured), so this is called once in a process's life; the login that the PKCS#11 binding made serves it, no PIN in its URI.
 */
export function cardAgents(identity: TlsIdentity): (server?: string) => Agent {
  process.env['PKCS11_MODULE_PATH'] = identity.library;
  const engine = ENGINES.find((path) => existsSync(path));
  if (!engine) throw new CardFailure('card/tls-unavailable');
  process.env['OPENSSL_ENGINES'] = dirname(engine);
  const ca = readFileSync(identity.roots);
  const secureContext: SecureContext = createSecureContext({
    ca,
    cert: pem(identity.certificate),
    // By its name, found through OPENSSL_ENGINES: given a path as its id, the engine complains on the error stream.
    privateKeyEngine: 'pkcs11',
    privateKeyIdentifier: identity.keyUri,
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    ciphers: TLS_SUITES,
    sigalgs: SIGNATURES,
  });
  const options = { keepAlive: true, maxSockets: 4, secureContext, rejectUnauthorized: true };
  return perServer(checkServerIdentity, (check) => new Agent({ ...options, checkServerIdentity: check }));
}

/** One POST, or one GET, which has no body; ready to go. */
export interface Post {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly timeoutMs: number;
  readonly largestAnswer?: number;
  readonly signal: AbortSignal;
  readonly onProgress: (sent: number) => void;
  /** Takes what came of the answer so far; what is given here is not in the answer's body any more. */
  readonly onPiece: (bytes: Buffer, total: number | null) => void;
}

export interface PostAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** What came after the last piece. */
  readonly body: Buffer;
}

/** A failed POST: `began` tells whether a byte of the body can have reached the server. */
export class PostFailure extends Error {
  override readonly cause: Error;
  readonly began: boolean;
  constructor(cause: Error, began: boolean) {
    super(cause.message);
    this.cause = cause;
    this.began = began;
  }
}

const CHUNK = 64 * 1024;
/** A long answer is handed on in pieces, so that it stands in one process only; a slow one too, so that one sees it come. */
const PIECE = 512 * 1024;
const PIECE_EVERY_MS = 200;
const TIMERS = { set: setInterval, clear: clearInterval };

function plainHeaders(raw: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

/** Gathers an answer, and hands it on when enough is there or enough time has gone. */
class Pieces {
  readonly #total: number | null;
  readonly #hand: Post['onPiece'];
  #parts: Buffer[] = [];
  #size = 0;
  #handedAt = performance.now();

  constructor(total: number | null, hand: Post['onPiece']) {
    this.#total = total;
    this.#hand = hand;
  }

  take(part: Buffer): void {
    this.#parts.push(part);
    this.#size += part.length;
    if (this.#size >= PIECE || performance.now() - this.#handedAt >= PIECE_EVERY_MS)
      this.#hand(this.rest(), this.#total);
  }

  /** What was not handed on yet. */
  rest(): Buffer {
    const rest = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#size = 0;
    this.#handedAt = performance.now();
    return rest;
  }
}

/** Reads the whole answer, or abandons it: too large, too slow, or cut. Told first, then ended without a reason: the line may be the pool's again, where nobody hears an error. */
function readAnswer(
  { request, response }: { request: ClientRequest; response: IncomingMessage },
  { timeoutMs, largestAnswer = LARGEST_ANSWER_BYTES, onPiece }: Post,
  done: (answer: PostAnswer) => void,
  abandon: (error: Error) => void,
): void {
  const pieces = new Pieces(announcedLength(response.headers['content-length']), onPiece);
  let size = 0;
  const giveUp = (code: string): void => {
    abandon(Object.assign(new Error(code), { code }));
    request.destroy();
  };
  if (isPacked(response.headers['content-encoding'])) return giveUp(ANSWER_PACKED);
  const answer = watchAnswer(timeoutMs, TIMERS, () => giveUp('ETIMEDOUT'));
  request.once('close', answer.end);
  response.on('data', (part: Buffer) => {
    size += part.length;
    answer.heard(part.length);
    if (size > largestAnswer) giveUp('ERR_TOO_LARGE');
    else pieces.take(part);
  });
  response.on('error', abandon);
  response.on('end', () => {
    answer.end();
    const complete = { status: response.statusCode ?? 0, headers: plainHeaders(response.headers) };
    done({ ...complete, body: pieces.rest() });
  });
}

/** Sends one request over the agent and reads the whole answer; no redirect is followed. */
export function post(agent: Agent, order: Post): Promise<PostAnswer> {
  return new Promise((resolve, reject) => {
    let began = false;
    const abandon = (error: Error): void => reject(new PostFailure(error, began));
    const { method = 'POST' } = order;
    const length = method === 'GET' ? {} : { 'content-length': String(order.body.byteLength) };
    const headers = { ...UNPACKED_ONLY, ...order.headers, ...length };
    const request = httpsRequest(order.url, { method, agent, headers, signal: order.signal });
    request.setTimeout(order.timeoutMs, () =>
      request.destroy(Object.assign(new Error('time-out'), { code: 'ETIMEDOUT' })),
    );
    request.on('error', abandon);
    request.on('socket', (socket) => {
      const secured = (): void => {
        began = true;
      };
      if (socket.connecting) socket.once('secureConnect', secured);
      else secured();
    });
    request.on('response', (response) => readAnswer({ request, response }, order, resolve, abandon));
    void writeBody(request, order);
  });
}

async function writeBody(request: ReturnType<typeof httpsRequest>, order: Post): Promise<void> {
  for (let at = 0; at < order.body.byteLength && !request.destroyed; at += CHUNK) {
    const chunk = order.body.subarray(at, at + CHUNK);
    if (!request.write(chunk)) await drained(request);
    order.onProgress(Math.min(at + CHUNK, order.body.byteLength));
  }
  request.end();
}

/** Waits until the request takes more, or is over; leaves no listener behind. */
function drained(request: ReturnType<typeof httpsRequest>): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      request.off('drain', go).off('close', go);
      resolve();
    };
    request.once('drain', go).once('close', go);
  });
}
