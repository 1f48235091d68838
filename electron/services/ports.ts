import type { ServerVerdict } from '../../shared/domain/exchange/server-trust.ts';
import type { EpochMs } from '../../shared/domain/time/epoch.ts';
import type { ExchangeFault } from '../../shared/fault.ts';
import type { Result } from '../../shared/result.ts';

/** The only source of «now». Tests pass one they can move. */
export interface Clock {
  now(): EpochMs;
  /** Calls back once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, act: () => void): () => void;
  /**
   * Milliseconds that the machine counted, whatever its clock is set to; it may stand still in a sleep. Absent: a clock
   * that nobody sets.
   */
  elapsedMs?(): number;
}

/** What ends by itself is judged by this, never by a clock alone that anybody can set back (H50). */
export interface EndTime {
  /** The DMP's «now» at the earliest: from then on counts what begins. */
  earliest(): EpochMs;
  /** The DMP's «now» at the latest: by then ended what ends. */
  latest(): EpochMs;
}

/** The only source of chance. */
export interface Ids {
  /** A random UUID, lower case, without `urn:uuid:`. */
  uuid(): string;
  /** An OID below 2.25 made from a random UUID: at most 44 characters, fit for XDS uniqueId (ITI TF-3, X.667). */
  oid(): string;
}

/** A line of the technical log: a code and listed fields. Never a name, an INS, a title, a key or free text. */
export interface Log {
  info(code: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  warn(code: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}

/** A body whose length is known before its first byte. May be read again for a new attempt: always the same bytes. */
export interface StreamedBody {
  readonly length: number;
  chunks(): AsyncIterable<Uint8Array>;
}

/** Hears how far an answer is, in bytes; `total` is null where its head does not say. */
export type HearReceived = (received: number, total: number | null) => void;

/** One request over mutual TLS: a POST, or a GET without body. */
export interface TransportRequest {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | StreamedBody;
  readonly onProgress?: (sent: number, total: number) => void;
  /** Hears how much of the answer came, in bytes, and how much there will be when its head says so. */
  readonly onReceived?: HearReceived;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** Whether the store is changed by it; `read` when absent. */
  readonly effect?: 'read' | 'write';
  /** SHA-256 fingerprint (colons, capitals) of the one server certificate that it may meet; any that chains when absent. */
  readonly server?: string;
  /** Bytes of the answer beyond which the exchange fails; a bound of the transport's own when absent. */
  readonly largestAnswer?: number;
}

/** Any HTTP answer, whatever its status; header names in lower case. */
export interface TransportAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Judges a server's certificate (DER): chain, dates, revocation (decision 15). */
export type JudgeServer = (certificate: Uint8Array) => Promise<ServerVerdict>;

/**
 * Mutual TLS, whichever way the client key is reached: the card process's OpenSSL engine, a software certificate, or
 * Electron's own network stack.
 *
 * Faults: `transient` while no byte of the body can have left, `ambiguous` afterwards, `permanent` when a certificate
 * was refused. Codes `network/…`, and `card/ended` when the card was locked on the way.
 */
export interface Transport {
  send(request: TransportRequest): Promise<Result<TransportAnswer, ExchangeFault>>;
}
