import { X509Certificate } from 'node:crypto';
import { checkServerIdentity } from 'node:tls';

const DEEPEST = 6;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function isInForce(certificate: X509Certificate, now: number): boolean {
  return certificate.validFromDate.getTime() <= now && now <= certificate.validToDate.getTime();
}

/**
 * Whether a server's certificate names this host and leads, in force at each step, to a self-signed root among those
 * configured. For a handshake that the server broke off before OpenSSL's own judgement was told.
 *
 * @param roots PEM of the configured roots and of the authorities below them.
 */
export function isTrustedServer(certificate: X509Certificate, hostname: string, roots: string, now: number): boolean {
  if (checkServerIdentity(hostname, certificate.toLegacyObject()) !== undefined) return false;
  const known = (roots.match(CERTIFICATE) ?? []).map((text) => new X509Certificate(text));
  let current = certificate;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    if (!isInForce(current, now)) return false;
    const issuer = known.find((each) => current.checkIssued(each) && current.verify(each.publicKey));
    if (!issuer) return false;
    if (issuer.raw.equals(current.raw)) return true;
    current = issuer;
  }
  return false;
}
