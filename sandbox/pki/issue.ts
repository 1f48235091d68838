import { randomBytes, sign, type KeyObject } from 'node:crypto';
import { bitString, enumerated, explicit, integer, nothing, objectId, octets, sequence, time } from './der.ts';
import { encodeName, type DistinguishedName } from './distinguished-name.ts';
import { authorityKey, crlNumber } from './extensions.ts';

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const REASON_CODE = '2.5.29.21';
const KEY_COMPROMISE = 1;

/** What signs certificates and lists. */
export interface Issuer {
  name: DistinguishedName;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

export interface CertificateRequest {
  subject: DistinguishedName;
  publicKey: KeyObject;
  validFrom: Date;
  validTo: Date;
  extensions: readonly Uint8Array[];
}

/** Issues an X.509 v3 certificate, DER (RFC 5280 §4). */
export function issueCertificate(issuer: Issuer, request: CertificateRequest): Buffer {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40; // positive, and always 16 bytes long
  const toSign = sequence(
    explicit(0, integer(2)),
    integer(serial),
    algorithm(),
    encodeName(issuer.name),
    sequence(time(request.validFrom), time(request.validTo)),
    encodeName(request.subject),
    request.publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...request.extensions)),
  );
  return signed(toSign, issuer.privateKey);
}

export interface RevocationList {
  thisUpdate: Date;
  nextUpdate: Date;
  /** Serial numbers in hexadecimal. */
  revoked: readonly { serial: string; at: Date }[];
}

/** Issues a revocation list, DER (RFC 5280 §5). */
export function issueCrl(issuer: Issuer, list: RevocationList): Buffer {
  const entries = list.revoked.map(({ serial, at }) =>
    sequence(
      integer(Buffer.from(serial, 'hex')),
      time(at),
      sequence(sequence(objectId(REASON_CODE), octets(enumerated(KEY_COMPROMISE)))),
    ),
  );
  const toSign = sequence(
    integer(1),
    algorithm(),
    encodeName(issuer.name),
    time(list.thisUpdate),
    time(list.nextUpdate),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    explicit(0, sequence(authorityKey(issuer.publicKey), crlNumber(list.thisUpdate.getTime()))),
  );
  return signed(toSign, issuer.privateKey);
}

function algorithm(): Buffer {
  return sequence(objectId(SHA256_WITH_RSA), nothing());
}

function signed(toSign: Buffer, key: KeyObject): Buffer {
  return sequence(toSign, algorithm(), bitString(sign('sha256', toSign, key)));
}

/** PEM text of a DER value. */
export function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
