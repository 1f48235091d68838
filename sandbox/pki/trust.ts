import { verify, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUTHORITIES, type AuthorityName } from './authorities.ts';
import { child, readDer, readTime, type DerValue } from './der-read.ts';
import { crlPath } from './publish-crls.ts';

/** Why a certificate is not trusted. */
export type TrustFault = 'untrusted' | 'not-yet-valid' | 'expired' | 'revoked' | 'crl-stale';

/** Authorities and lists the store trusts. */
export interface TrustStore {
  authorities: Record<AuthorityName, X509Certificate>;
  crls: Record<AuthorityName, Buffer>;
}

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const NAMES: readonly AuthorityName[] = ['root', 'persons', 'organisations', 'servers'];

/** Loads the authorities and their current lists from the folder of the PKI. */
export function loadTrust(folder: string): TrustStore {
  const certificates = readFileSync(join(folder, 'roots.pem'), 'utf8').match(PEM_BLOCK) ?? [];
  const one = (name: AuthorityName): X509Certificate => new X509Certificate(certificates[NAMES.indexOf(name)] ?? '');
  const crl = (name: AuthorityName): Buffer => readFileSync(crlPath(folder, AUTHORITIES[name]));
  return {
    authorities: {
      root: one('root'),
      persons: one('persons'),
      organisations: one('organisations'),
      servers: one('servers'),
    },
    crls: { root: crl('root'), persons: crl('persons'), organisations: crl('organisations'), servers: crl('servers') },
  };
}

/**
 * Checks a certificate up to the root: issuer, dates, revocation at each step.
 *
 * @returns the authority that issued it, or the first fault found
 */
export function checkTrust(
  trust: TrustStore,
  leaf: X509Certificate,
  now: number,
): { issuer: AuthorityName } | { fault: TrustFault } {
  const issuer = NAMES.find((name) => name !== 'root' && isIssuedBy(leaf, trust.authorities[name]));
  if (!issuer || !isIssuedBy(trust.authorities[issuer], trust.authorities.root)) return { fault: 'untrusted' };
  const chain = [leaf, trust.authorities[issuer], trust.authorities.root];
  const fault =
    chain.map((one) => dateFault(one, now)).find((found) => found !== null) ??
    crlFault(trust, issuer, leaf, now) ??
    crlFault(trust, 'root', trust.authorities[issuer], now);
  return fault ? { fault } : { issuer };
}

function isIssuedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  return authority.ca && certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}

function dateFault(certificate: X509Certificate, now: number): TrustFault | null {
  if (now < certificate.validFromDate.getTime()) return 'not-yet-valid';
  return now > certificate.validToDate.getTime() ? 'expired' : null;
}

function crlFault(
  trust: TrustStore,
  name: AuthorityName,
  certificate: X509Certificate,
  now: number,
): TrustFault | null {
  const list = readDer(trust.crls[name]);
  const toSign = child(list, 0);
  const signature = child(list, 2).body.subarray(1);
  if (!verify('sha256', toSign.whole, trust.authorities[name].publicKey, signature)) return 'untrusted';
  // version, algorithm, issuer, thisUpdate, nextUpdate, [revoked], [extensions]
  if (now > readTime(child(toSign, 4)).getTime()) return 'crl-stale';
  return revokedSerials(toSign).includes(certificate.serialNumber) ? 'revoked' : null;
}

function revokedSerials(toSign: DerValue): string[] {
  const SEQUENCE = 0x30;
  const entries = toSign.children[5];
  if (entries?.tag !== SEQUENCE) return [];
  return entries.children.map((entry) =>
    child(entry, 0)
      .body.toString('hex')
      .replace(/^(00)+/, '')
      .toUpperCase(),
  );
}
