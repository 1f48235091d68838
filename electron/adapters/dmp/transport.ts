/** What the codec needs of the network: one port, met by the adapters of `adapters/transport` (mutual TLS lives there). */
export type { HearReceived, StreamedBody, Transport, TransportAnswer, TransportRequest } from '../../services/ports.ts';
