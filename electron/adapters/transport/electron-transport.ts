/**
 * Mutual TLS through Electron's own network stack, for the application on real Electron: its BoringSSL has no engines,
 * so the card's key is reached by the system (Windows certificate store, macOS key chain, NSS on Linux), whose
 * middleware may ask for a PIN of its own.
 *
 * UNVERIFIED: no Electron binary and no system middleware were at hand where this was written. It is checked against
 * a stand-in of the API only (test beside it), never against a card.
 */
import { X509Certificate } from 'node:crypto';
import { LARGEST_ANSWER_BYTES } from '../../../shared/domain/document/large-document.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import { announcedLength } from '../../../shared/domain/exchange/announced-length.ts';
import { isPacked, UNPACKED_ONLY } from '../../../shared/domain/exchange/packed-answer.ts';
import { watchAnswer, type WatchedAnswer } from '../../../shared/domain/exchange/watch-answer.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { electronFault } from './electron-fault.ts';
import { DEFAULT_TIMEOUT_MS, type Transport, type TransportAnswer, type TransportRequest } from './transport.ts';
import { wholeBody } from './whole-body.ts';

/** An answer of Electron's `net`, as far as we use it. */
export interface NetResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  on(event: 'data', hear: (part: Buffer) => void): unknown;
  on(event: 'end', hear: () => void): unknown;
  on(event: 'error', hear: (error: Error) => void): unknown;
}

/** A request of Electron's `net`, as far as we use it. */
export interface NetRequest {
  setHeader(name: string, value: string): void;
  on(event: 'response', hear: (response: NetResponse) => void): unknown;
  on(event: 'error', hear: (error: Error) => void): unknown;
  write(part: Buffer): void;
  end(): void;
  abort(): void;
}

export interface ElectronNet {
  request(options: {
    method: 'GET' | 'POST';
    url: string;
    redirect: 'error';
    credentials: 'omit';
    partition: string;
  }): NetRequest;
}

/** A client certificate that the system offers; `data` is PEM. */
export interface OfferedCertificate {
  readonly data: string;
}

/** Sessions of their own keep this traffic away from the window's: no cookie, no cache, no shared connection. */
export const PARTITION = 'dmp';
const CHUNK = 64 * 1024;
const TIMERS = { set: setInterval, clear: clearInterval };

/**
 * Picks, among the certificates that the system offers, the card's own: same bytes, not same name (two cards may stand
 * in the store). For `app.on('select-client-certificate')`.
 *
 * @returns null when it is not offered: none is presented then, never another person's.
 */
export function pickCertificate<Offered extends OfferedCertificate>(
  offered: readonly Offered[],
  authentication: Uint8Array,
): Offered | null {
  return offered.find(({ data }) => new X509Certificate(data).raw.equals(Buffer.from(authentication))) ?? null;
}

/** @param net Electron's `net`, passed in so that this file can be read without Electron. */
export function electronTransport(net: ElectronNet): Transport {
  return {
    async send(request) {
      const body = Buffer.from(await wholeBody(request.body));
      return exchange(net, request, body);
    },
  };
}

function exchange(
  net: ElectronNet,
  {
    url,
    headers,
    method = 'POST',
    largestAnswer = LARGEST_ANSWER_BYTES,
    onProgress,
    onReceived = () => undefined,
    signal,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  }: TransportRequest,
  body: Buffer,
): Promise<Result<TransportAnswer, ExchangeFault>> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(fail({ code: 'network/aborted', class: 'transient' }));
    const request = net.request({ method, url, redirect: 'error', credentials: 'omit', partition: PARTITION });
    const stop = (code: string): void => {
      request.abort();
      settle(fail({ code, class: 'ambiguous' }));
    };
    const onAbort = (): void => stop('network/aborted');
    let pace: WatchedAnswer | null = null;
    const timer = setTimeout(() => stop('network/timeout'), timeoutMs);
    const settle = (result: Result<TransportAnswer, ExchangeFault>): void => {
      clearTimeout(timer);
      pace?.end();
      signal?.removeEventListener('abort', onAbort);
      resolve(result);
    };
    signal?.addEventListener('abort', onAbort);
    request.on('error', (error) => settle(fail(electronFault(error))));
    request.on('response', (response) => {
      clearTimeout(timer);
      // A large document may take longer than the silence that is allowed: from here on it must only keep coming.
      pace = watchAnswer(timeoutMs, TIMERS, () => stop('network/timeout'));
      readAnswer(response, { largestAnswer, onReceived, pace }, settle, stop);
    });
    writeRequest(request, headers, body, onProgress);
  });
}

function writeRequest(
  request: NetRequest,
  headers: TransportRequest['headers'],
  body: Buffer,
  onProgress: TransportRequest['onProgress'],
): void {
  for (const [name, value] of Object.entries({ ...UNPACKED_ONLY, ...headers })) request.setHeader(name, value);
  for (let at = 0; at < body.length; at += CHUNK) {
    request.write(body.subarray(at, at + CHUNK));
    onProgress?.(Math.min(at + CHUNK, body.length), body.length);
  }
  request.end();
}

interface Bounds extends Required<Pick<TransportRequest, 'largestAnswer' | 'onReceived'>> {
  readonly pace: WatchedAnswer;
}

function readAnswer(
  response: NetResponse,
  { largestAnswer, onReceived, pace }: Bounds,
  settle: (result: Result<TransportAnswer, ExchangeFault>) => void,
  stop: (code: string) => void,
): void {
  // Chromium unpacks by itself, and keeps the header that says so.
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const),
  );
  if (isPacked(headers['content-encoding'])) return stop('network/answer-packed');
  const total = announcedLength(headers['content-length']);
  const parts: Buffer[] = [];
  let size = 0;
  response.on('data', (part) => {
    size += part.length;
    pace.heard(part.length);
    if (size > largestAnswer) stop('network/answer-too-large');
    else parts.push(part);
    onReceived(size, total);
  });
  response.on('error', (error) => settle(fail(electronFault(error))));
  response.on('end', () => {
    settle(ok({ status: response.statusCode, headers, body: Buffer.concat(parts) }));
  });
}
