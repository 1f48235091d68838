import { issuerDigests, type Subject } from './certificate-id.ts';
import { TAG } from './der.ts';

const EXTENSIONS = 0xa2;
const NULL = Buffer.from([0x05, 0x00]);
const SHA1 = Buffer.from('06052b0e03021a', 'hex');
/** id-pkix-ocsp-nonce, 1.3.6.1.5.5.7.48.1.2. */
const NONCE = Buffer.from('06092b0601050507300102', 'hex');

/** One value of DER; what is asked stays far below 64 kB. */
function value(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

/** A serial number as an INTEGER: positive, so a zero stands before a high bit. */
function serialNumber(serial: string): Buffer {
  const bytes = Buffer.from(serial, 'hex');
  return value(TAG.integer, (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
}

/**
 * Writes the question for the state of one certificate (RFC 6960 §4.1), unsigned, by SHA-1 as every responder reads it.
 *
 * @param nonce chance, that an answer made for this question gives back.
 */
export function writeStatusRequest(subject: Subject, nonce: Uint8Array): Buffer {
  const { name, key } = issuerDigests('sha1', subject);
  const certId = value(
    TAG.sequence,
    value(TAG.sequence, SHA1, NULL),
    value(TAG.octetString, name),
    value(TAG.octetString, key),
    serialNumber(subject.certificate.serial),
  );
  const list = value(TAG.sequence, value(TAG.sequence, certId));
  const extension = value(TAG.sequence, NONCE, value(TAG.octetString, value(TAG.octetString, nonce)));
  return value(TAG.sequence, value(TAG.sequence, list, value(EXTENSIONS, value(TAG.sequence, extension))));
}
