import { readFileSync } from 'node:fs';
import { Agent, request as httpsRequest, type RequestOptions } from 'node:https';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import axios, { type AxiosResponse } from 'axios';
import { checkServerIdentity } from 'node:tls';
import { LARGEST_ANSWER_BYTES } from '../../../shared/domain/document/large-document.ts';
import { announcedLength } from '../../../shared/domain/exchange/announced-length.ts';
import { perServer } from '../../../shared/domain/exchange/held-to.ts';
import { ANSWER_PACKED, isPacked, UNPACKED_ONLY } from '../../../shared/domain/exchange/packed-answer.ts';
import { TLS_SUITES } from '../../../shared/domain/exchange/tls-suites.ts';
import { watchAnswer } from '../../../shared/domain/exchange/watch-answer.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { networkFault } from './network-fault.ts';
import {
  DEFAULT_TIMEOUT_MS,
  type HearReceived,
  type Transport,
  type TransportAnswer,
  type TransportRequest,
} from './transport.ts';

export interface SoftwareIdentity {
  /** PEM of the client certificate, followed by the authorities above it if the server wants them. */
  readonly certificate: string;
  /** PEM of its key. */
  readonly key: string;
  /** PEM file of the configured roots: nothing else is trusted, the system's own store included. */
  readonly roots: string;
  readonly largestAnswer?: number;
}

const TIMERS = { set: setInterval, clear: clearInterval };

/** Tells when a byte of the body can have left: once the line is secured, at once on a line kept open. */
function watchLine(request: ClientRequest, onSecured: () => void): ClientRequest {
  return request.on('socket', (socket) => {
    if (socket.connecting) socket.once('secureConnect', onSecured);
    else onSecured();
  });
}

interface Bounds {
  readonly limitMs: number;
  readonly largest: number;
  /** Told why before the line is cut: axios knows of the cut only. */
  readonly givenUp: (why: Error) => void;
  readonly received: HearReceived | undefined;
}

/** Gives up an answer that is packed, too large, drips or never ends. */
function watched(request: ClientRequest, { limitMs, largest, givenUp, received }: Bounds): ClientRequest {
  return request.once('response', (response: IncomingMessage) => {
    let size = 0;
    const total = announcedLength(response.headers['content-length']);
    const giveUp = (code: string): void => {
      givenUp(Object.assign(new Error(code), { code }));
      response.destroy();
    };
    if (isPacked(response.headers['content-encoding'])) return giveUp(ANSWER_PACKED);
    const answer = watchAnswer(limitMs, TIMERS, () => giveUp('ETIMEDOUT'));
    request.once('close', answer.end);
    response.on('data', (part: Buffer) => {
      answer.heard(part.length);
      size += part.length;
      if (size > largest) giveUp('ERR_TOO_LARGE');
      else received?.(size, total);
    });
    response.once('end', answer.end);
  });
}

/** How axios makes its request: under watch from its first byte to its last. */
function lineWithin(bounds: Bounds, onSecured: () => void) {
  return (options: RequestOptions, answer: (response: IncomingMessage) => void): ClientRequest =>
    watched(watchLine(httpsRequest(options, answer), onSecured), bounds);
}

function bodyStream(request: TransportRequest): { stream: Readable; length: number } {
  const { body, onProgress } = request;
  const chunks =
    body instanceof Uint8Array ? (): Iterable<Uint8Array> => [body] : (): AsyncIterable<Uint8Array> => body.chunks();
  const { length } = body;
  async function* counted(): AsyncGenerator<Uint8Array> {
    let sent = 0;
    for await (const chunk of chunks()) {
      yield chunk;
      sent += chunk.length;
      onProgress?.(sent, length);
    }
  }
  return { stream: Readable.from(counted(), { objectMode: false }), length };
}

function plainHeaders(headers: AxiosResponse['headers']): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return Object.fromEntries(pairs);
}

/**
 * Mutual TLS with a certificate in a file: establishments (ORG_AUTH_CLI) and tests. Never a practitioner's: his keys
 * do not leave his card (decision 7).
 */
export function softwareTransport(identity: SoftwareIdentity): Transport {
  const options = {
    keepAlive: true,
    cert: identity.certificate,
    key: identity.key,
    ca: readFileSync(identity.roots),
    minVersion: 'TLSv1.2',
    ciphers: TLS_SUITES,
    rejectUnauthorized: true,
  } as const;
  const agents = perServer(checkServerIdentity, (check) => new Agent({ ...options, checkServerIdentity: check }));
  return { send: (request) => send(agents(request.server), identity.largestAnswer ?? LARGEST_ANSWER_BYTES, request) };
}

async function send(
  agent: Agent,
  largestAnswer: number,
  request: TransportRequest,
): Promise<Result<TransportAnswer, ExchangeFault>> {
  let began = false;
  let why: Error | null = null;
  const { timeoutMs = DEFAULT_TIMEOUT_MS, largestAnswer: largest = largestAnswer } = request;
  const { stream, length } = bodyStream(request);
  const givenUp = (reason: Error): void => void (why = reason);
  const bounds = { limitMs: timeoutMs, largest, givenUp, received: request.onReceived };
  const line = lineWithin(bounds, () => (began = true));
  try {
    const isGet = request.method === 'GET';
    const answer = await axios.request<Buffer>({
      url: request.url,
      method: request.method ?? 'POST',
      ...(!isGet && { data: stream }),
      httpsAgent: agent,
      transport: { request: line },
      headers: { ...UNPACKED_ONLY, ...request.headers, ...(!isGet && { 'content-length': String(length) }) },
      timeout: timeoutMs,
      ...(request.signal && { signal: request.signal }),
      responseType: 'arraybuffer',
      // What comes packed is not read at all; axios would unpack it by itself.
      decompress: false,
      // A redirect would carry a patient's request to an address nobody configured.
      maxRedirects: 0,
      proxy: false,
      maxBodyLength: Infinity,
      maxContentLength: largest,
      validateStatus: () => true,
    });
    return ok({ status: answer.status, headers: plainHeaders(answer.headers), body: answer.data });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return fail(networkFault(why ?? error, began));
  } finally {
    stream.destroy();
  }
}
