import { verify, X509Certificate } from 'node:crypto';
import { sealText } from '../../../../shared/domain/audit/chain.ts';
import type { CertificateNames } from '../../../../shared/domain/card/read-holder.ts';
import type { CheckSeal, JournalSeal } from '../../../services/audit/ports.ts';
import { parseCertificate } from './parse-certificate.ts';
import { couldSign, type Trust } from './trusted-chain.ts';

interface Signer {
  readonly certificate: X509Certificate;
  readonly nationalId: string;
}

/** Whose certificate it is: a person's is known by its common name, a structure's by its unit (dmp-interface §2.2, §5.3). */
function signerId({ commonName, surname, cardType, organisationalUnit }: CertificateNames): string {
  const isCard = surname !== undefined || cardType !== undefined;
  return (isCard ? undefined : organisationalUnit) ?? commonName ?? '';
}

function readSigner(base64: string): Signer | null {
  const der = Buffer.from(base64, 'base64');
  try {
    return { certificate: new X509Certificate(der), nationalId: signerId(parseCertificate(der).names) };
  } catch {
    // Whatever the parsers said of these bytes: what is no certificate signs nothing.
    return null;
  }
}

function isSigned(text: string, { certificate }: Signer, signature: string): boolean {
  try {
    return verify('sha256', Buffer.from(text), certificate.publicKey, Buffer.from(signature, 'base64'));
  } catch {
    // A key that cannot be read, or of a kind that signs otherwise, proves nothing.
    return false;
  }
}

/**
 * Holds the seals of a journal against the configured authorities (decision 27): the signature over place and hash, whose
 * card it was, and the chain up to a root, all at the instant the sealed row was written — a card renewed since still
 * proves what it sealed. Revocation is not asked: a list of today does not speak of then.
 */
export class SealChecks implements CheckSeal {
  readonly #trust: Trust;
  readonly #signers = new Map<string, Signer | null>();

  constructor(trust: Trust) {
    this.#trust = trust;
  }

  checkSeal(seal: JournalSeal, row: { readonly at: number; readonly practitionerId: string }) {
    return this.checkSigned(sealText(seal.sequence, seal.hash), seal, row);
  }

  /** The same for any text signed by the holder's card, such as the end of a copy handed over. */
  checkSigned(
    text: string,
    signed: Pick<JournalSeal, 'signature' | 'certificate'>,
    by: { readonly at: number; readonly practitionerId: string },
  ): 'seal-forged' | 'seal-stranger' | 'seal-untrusted' | null {
    const signer = this.#signer(signed.certificate);
    if (!signer) return 'seal-forged';
    if (!isSigned(text, signer, signed.signature)) return 'seal-forged';
    if (signer.nationalId !== by.practitionerId) return 'seal-stranger';
    return couldSign(signer.certificate, this.#trust, by.at) ? null : 'seal-untrusted';
  }

  #signer(base64: string): Signer | null {
    const known = this.#signers.get(base64);
    if (known !== undefined) return known;
    const signer = readSigner(base64);
    this.#signers.set(base64, signer);
    return signer;
  }
}
