import type { ExchangeFault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** A body whose length is known before its first byte. May be read again for a new attempt: always the same bytes. */
export interface StreamedBody {
  readonly length: number;
  chunks(): AsyncIterable<Uint8Array>;
}

/** One POST over mutual TLS. */
export interface TransportRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | StreamedBody;
  readonly onProgress?: (sent: number, total: number) => void;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** Any HTTP answer, whatever its status; header names in lower case. */
export interface TransportAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Mutual TLS, whichever way the client key is reached: the card process's OpenSSL engine, a software certificate, or
 * Electron's own network stack. The codec of the DMP declares the same shape as the port it needs.
 *
 * Faults: `transient` while no byte of the body can have left, `ambiguous` afterwards, `permanent` when a certificate
 * was refused. Codes `network/…`, and `card/ended` when the card was locked on the way.
 */
export interface Transport {
  send(request: TransportRequest): Promise<Result<TransportAnswer, ExchangeFault>>;
}

/** How long an exchange may stay without a byte, unless the caller says otherwise. */
export const DEFAULT_TIMEOUT_MS = 60_000;
