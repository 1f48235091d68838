export type { HearReceived, StreamedBody, Transport, TransportAnswer, TransportRequest } from '../../services/ports.ts';

/** How long an exchange may stay without a byte, unless the caller says otherwise. */
export const DEFAULT_TIMEOUT_MS = 60_000;
