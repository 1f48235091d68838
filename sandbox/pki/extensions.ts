import { createHash, type KeyObject } from 'node:crypto';
import {
  bitString,
  explicit,
  implicit,
  integer,
  objectId,
  octets,
  sequence,
  tlv,
  truth,
  uriName,
  utf8,
} from './der.ts';

/** Extensions of IGC-Santé certificates that tell who the holder is (dmp-interface §5.3, parsed certificates). */
export const HEALTH_EXTENSION = {
  cardType: '1.2.250.1.71.1.2.2',
  certificateType: '1.2.250.1.71.1.2.5',
  profession: '1.2.250.1.71.1.2.7',
  savoirFaire: '1.2.250.1.71.4.2.5',
} as const;

export const EXTENDED_USAGE = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  smartCardLogon: '1.3.6.1.4.1.311.20.2.2',
} as const;

/** Bits of KeyUsage, by position (RFC 5280 §4.2.1.3). */
const KEY_USAGE = { digitalSignature: 0, nonRepudiation: 1, keyEncipherment: 2, keyCertSign: 5, cRLSign: 6 } as const;
export type KeyUsage = keyof typeof KEY_USAGE;

function extension(id: string, value: Uint8Array, critical = false): Buffer {
  return sequence(objectId(id), ...(critical ? [truth(true)] : []), octets(value));
}

/** Identifier of a key: SHA-1 of the subjectPublicKey bits (RFC 5280 §4.2.1.2, method 1). */
export function keyIdentifier(key: KeyObject): Buffer {
  const spki = key.export({ type: 'spki', format: 'der' });
  // The bit string is the last element of the SPKI; for RSA it starts after the fixed algorithm identifier.
  const algorithmEnd = 24;
  return createHash('sha1').update(spki.subarray(algorithmEnd)).digest();
}

export const subjectKey = (key: KeyObject): Buffer => extension('2.5.29.14', octets(keyIdentifier(key)));
export const authorityKey = (key: KeyObject): Buffer =>
  extension('2.5.29.35', sequence(implicit(0, keyIdentifier(key))));

export function basicConstraints(isAuthority: boolean): Buffer {
  return extension('2.5.29.19', isAuthority ? sequence(truth(true)) : sequence(), isAuthority);
}

export function keyUsage(...usages: KeyUsage[]): Buffer {
  const bits = usages.reduce((all, usage) => all | (0x80 >> KEY_USAGE[usage]), 0);
  const last = Math.max(...usages.map((usage) => KEY_USAGE[usage]));
  return extension('2.5.29.15', bitString(Buffer.from([bits]), 7 - last), true);
}

export const extendedUsage = (...ids: string[]): Buffer =>
  extension('2.5.29.37', sequence(...ids.map((id) => objectId(id))));

export const policy = (id: string): Buffer => extension('2.5.29.32', sequence(sequence(objectId(id))));

/** Where the revocation list of the issuer is published. */
export const crlAt = (uri: string): Buffer =>
  extension('2.5.29.31', sequence(sequence(explicit(0, explicit(0, uriName(uri))))));

export function serverNames(dns: string, ip: readonly number[]): Buffer {
  return extension('2.5.29.17', sequence(implicit(2, Buffer.from(dns, 'ascii')), tlv(0x87, Buffer.from(ip))));
}

/** One of the health extensions: a code in a UTF8String. */
export const healthCode = (id: string, code: string): Buffer => extension(id, utf8(code));

/** Serial number of a revocation list. */
export const crlNumber = (n: number): Buffer => extension('2.5.29.20', integer(bigEndian(n)));

function bigEndian(n: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(n));
  return bytes;
}
