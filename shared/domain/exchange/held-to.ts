import { SERVER_UNJUDGED } from './network-fault.ts';

interface Shown {
  readonly fingerprint256: string;
}

/** What a runtime asks of a server's certificate at the end of a handshake. */
export type IdentityCheck<Certificate> = (host: string, shown: Certificate) => Error | undefined;

/**
 * Makes one client for each server certificate that was judged, which meets no other: the host it names first, then its
 * fingerprint. One client a certificate, and not a check a request: Node keeps no line open for the latter.
 *
 * @param named the runtime's own check that a certificate names a host.
 * @param make a client with this check.
 * @returns the client for a SHA-256 fingerprint (colons, capitals); for any certificate that chains when absent.
 */
export function perServer<Certificate extends Shown, Client>(
  named: IdentityCheck<Certificate>,
  make: (check: IdentityCheck<Certificate>) => Client,
): (server?: string) => Client {
  const clients = new Map<string | undefined, Client>();
  const checkFor = (server?: string): IdentityCheck<Certificate> => {
    return (host, shown) => {
      const wrongName = named(host, shown);
      if (wrongName || server === undefined || shown.fingerprint256 === server) return wrongName;
      return Object.assign(new Error('unjudged'), { code: SERVER_UNJUDGED });
    };
  };
  return (server) => {
    const client = clients.get(server) ?? make(checkFor(server));
    clients.set(server, client);
    return client;
  };
}
