import type { ExchangeFault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** A body whose length is known before its first byte, so that 100 MB never stand in memory twice. */
export interface StreamedBody {
  readonly length: number;
  /** May be called again for a new attempt; always yields the same bytes. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** One POST to the store. */
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
 * What the codec needs from the transport (mutual TLS lives there, not here).
 * A fault is `transient` only while no byte of the body can have reached the store, `ambiguous` afterwards.
 */
export interface Transport {
  send(request: TransportRequest): Promise<Result<TransportAnswer, ExchangeFault>>;
}
