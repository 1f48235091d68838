import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Fault } from '../../../../shared/fault.ts';
import { COMMON_NAME, distinguishedName, nameAttribute } from './distinguished-name.ts';
import { openDer, UnreadableDer } from './read-der.ts';

/** What a message says about a certificate. */
export interface CertificateNames {
  /** Subject and issuer in the form of RFC 2253. */
  readonly subject: string;
  readonly issuer: string;
  /** Common name of the subject: on a card, the PS_IdNat of its holder (dmp-interface §5.2). */
  readonly commonName: string;
  /** Serial number, decimal. */
  readonly serialNumber: string;
}

const VERSION_TAG = 0xa0;
/** A card's certificate has two kilobytes; numbers of any length are read here, at a price that grows with them (H54). */
const LARGEST = 64 * 1024;

function read(der: Uint8Array): CertificateNames {
  if (der.length > LARGEST) throw new UnreadableDer('too large');
  const [tbs] = openDer(der);
  if (!tbs) throw new UnreadableDer('certificate');
  const fields = openDer(tbs.encoded).filter((field) => field.tag !== VERSION_TAG);
  const [serial, , issuer, , subject] = fields;
  if (!serial || !issuer || !subject) throw new UnreadableDer('certificate fields');
  return {
    subject: distinguishedName(subject),
    issuer: distinguishedName(issuer),
    commonName: nameAttribute(subject, COMMON_NAME) ?? '',
    serialNumber: BigInt(`0x${Buffer.from(serial.content).toString('hex')}`).toString(),
  };
}

/** Reads the names of a DER certificate; `dmp/unreadable-certificate` when the bytes are not one. */
export function readCertificate(der: Uint8Array): Result<CertificateNames, Fault<'dmp/unreadable-certificate'>> {
  try {
    return ok(read(der));
  } catch (error) {
    if (error instanceof UnreadableDer || error instanceof SyntaxError)
      return fail({ code: 'dmp/unreadable-certificate' });
    throw error;
  }
}
