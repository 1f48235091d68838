import { createHash, type X509Certificate } from 'node:crypto';
import { derAt, inside, NotDer, objectIdText, TAG, type Der } from './der.ts';
import { serialText, type ParsedCertificate } from './parse-certificate.ts';

/** Digests by which a responder may name an issuer. SHA-1 names here, it protects nothing (RFC 6960 §4.3, RFC 5019 §2.1.1). */
const DIGESTS: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
};

/** The certificate that a question is about, and the authority that issued it. */
export interface Subject {
  readonly certificate: ParsedCertificate;
  readonly issuer: X509Certificate;
}

/** The bits of a public key without their wrapping, as CertID counts them (RFC 6960 §4.1.1). */
function keyBits({ publicKey }: X509Certificate): Buffer {
  const [, bits] = inside(derAt(publicKey.export({ type: 'spki', format: 'der' })));
  if (bits?.tag !== TAG.bitString) throw new NotDer('public key');
  return bits.content.subarray(1);
}

/** Digests of the issuer's name and key. */
export function issuerDigests(digest: string, { certificate, issuer }: Subject): { name: Buffer; key: Buffer } {
  const of = (bytes: Buffer): Buffer => createHash(digest).update(bytes).digest();
  return { name: of(certificate.issuer), key: of(keyBits(issuer)) };
}

/** Whether a CertID of an answer names this very certificate of this very issuer. */
export function isNamed(certId: Der, subject: Subject): boolean {
  const [algorithm, name, key, serial] = inside(certId);
  if (!algorithm || !name || !key || serial?.tag !== TAG.integer) throw new NotDer('certificate id');
  const digest = DIGESTS[objectIdText(derAt(algorithm.content))];
  if (digest === undefined || serialText(serial.content) !== subject.certificate.serial) return false;
  const expected = issuerDigests(digest, subject);
  return name.content.equals(expected.name) && key.content.equals(expected.key);
}
