/** What is known of a server's certificate: it leads to a configured root, and what a revocation list says of it. */
export type ServerVerdict = 'good' | 'unknown' | 'revoked' | 'untrusted';

/**
 * Whether an exchange may take place with a server (decision 15): never with a revoked or unknown one; while no list of
 * less than seven days can be had, what is sent waits, and reading goes on with a warning — or waits too, where the
 * installation says so.
 *
 * @param strict setting `strictServerRevocation`.
 * @returns null, or the code of the refusal; nothing was sent then.
 */
export function serverRefusal(verdict: ServerVerdict, effect: 'read' | 'write', strict: boolean): string | null {
  switch (verdict) {
    case 'good':
      return null;
    case 'unknown':
      return strict || effect === 'write' ? 'network/server-unchecked' : null;
    case 'revoked':
      return 'network/server-revoked';
    case 'untrusted':
      return 'network/server-untrusted';
  }
}
