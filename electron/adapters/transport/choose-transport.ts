import { fail } from '../../../shared/result.ts';
import type { Transport } from './transport.ts';

/**
 * Takes the way that this workstation can go, asked at each exchange: the card process's own OpenSSL when it has
 * engines, else the network stack of the application. What decides is what the card process says it can do, never the
 * name of the host (decision 4).
 *
 * @param cardSpeaksTls what the living card process said of itself.
 * @param elsewhere null where there is no other network stack: `network/no-card-tls`, nothing sent.
 */
export function chooseTransport(
  throughCard: Transport,
  elsewhere: Transport | null,
  cardSpeaksTls: () => boolean,
): Transport {
  return {
    send: (request) => {
      if (cardSpeaksTls()) return throughCard.send(request);
      if (elsewhere) return elsewhere.send(request);
      return Promise.resolve(fail({ code: 'network/no-card-tls', class: 'transient' }));
    },
  };
}
