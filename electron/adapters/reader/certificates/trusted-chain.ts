import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
/** Root, one or two authorities below it, and the card. */
const LONGEST_CHAIN = 5;

/** The configured authorities; nothing else is trusted, the system's own store included. */
export interface Trust {
  readonly authorities: readonly X509Certificate[];
}

/** Reads the configured bundle: self-signed certificates are roots, the others stand between them and the cards. */
export function readTrust(pemFile: string): Trust {
  const blocks = readFileSync(pemFile, 'utf8').match(PEM) ?? [];
  return { authorities: blocks.map((block) => new X509Certificate(block)) };
}

/** Authorities given one by one, DER. Throws on what is no certificate. */
export function trustOf(ders: readonly Uint8Array[]): Trust {
  return { authorities: ders.map((der) => new X509Certificate(der)) };
}

/** SHA-256 fingerprints of the roots among them, as certificates are compared by eye. */
export function rootFingerprints({ authorities }: Trust): string[] {
  return authorities.filter(isSelfSigned).map(({ fingerprint256 }) => fingerprint256);
}

/** Authorities may come with the file they vouch for: a key that cannot be read has signed nothing. */
function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

function isSelfSigned(certificate: X509Certificate): boolean {
  return isIssuedBy(certificate, certificate);
}

/** Whether a certificate was in force at an instant; `chainOf` asks it of the authorities alone. */
export function isInForce(certificate: X509Certificate, now: number): boolean {
  return now >= certificate.validFromDate.getTime() && now <= certificate.validToDate.getTime();
}

function issuerOf(certificate: X509Certificate, trust: Trust, now: number): X509Certificate | undefined {
  return trust.authorities.find((each) => each.ca && isInForce(each, now) && isIssuedBy(certificate, each));
}

/** Whether somebody could sign with this certificate at an instant, as far as dates and the configured roots tell. */
export function couldSign(certificate: X509Certificate, trust: Trust, at: number): boolean {
  return isInForce(certificate, at) && chainOf(certificate, trust, at) !== null;
}

/**
 * The authorities above a certificate up to a configured root, nearest first.
 *
 * @returns null when a signature does not hold, an authority is out of date, or no root is reached.
 */
export function chainOf(certificate: X509Certificate, trust: Trust, now: number): X509Certificate[] | null {
  const chain: X509Certificate[] = [];
  let current = certificate;
  while (chain.length < LONGEST_CHAIN) {
    const issuer = issuerOf(current, trust, now);
    if (!issuer) return null;
    chain.push(issuer);
    if (isSelfSigned(issuer)) return chain;
    current = issuer;
  }
  return null;
}
