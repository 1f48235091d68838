import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { TransportAnswer } from './transport.ts';

/** The server's clock (HTTP `Date`, RFC 9110 §6.6.1, to the second); null when it does not say. */
export function serverTime({ headers }: Pick<TransportAnswer, 'headers'>): EpochMs | null {
  const at = Date.parse(headers['date'] ?? '');
  return Number.isNaN(at) ? null : at;
}
