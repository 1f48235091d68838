import { X509Certificate } from 'node:crypto';
import { readCertificate } from '../../../electron/adapters/dmp/certificate/read-certificate.ts';
import { SealChecks } from '../../../electron/adapters/reader/certificates/check-seal.ts';
import { NotDer } from '../../../electron/adapters/reader/certificates/der.ts';
import { parseCertificate } from '../../../electron/adapters/reader/certificates/parse-certificate.ts';
import { issuerDigests, type Subject } from '../../../electron/adapters/reader/certificates/certificate-id.ts';
import { parseStatusAnswer } from '../../../electron/adapters/reader/certificates/parse-status-answer.ts';
import { parseRevocationList } from '../../../electron/adapters/reader/certificates/parse-revocation-list.ts';
import { parseActivity } from '../../../electron/adapters/reader/pkcs11/activity.ts';
import { signatureFits } from '../../../electron/adapters/system/check-signature.ts';
import { expectCoded, promise, type Reader } from '../engine/reader.ts';
import {
  ANSWERED_SERIAL,
  CARD_OBJECTS,
  CERTIFICATES,
  NAME_WORDS,
  REVOCATION_LISTS,
  STATUS_ANSWERS,
} from '../seeds/certificates.ts';

/** `NotDer` is the refusal that these two promise. */
function unlessNotDer<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotDer) return null;
    throw error;
  }
}

const seals = new SealChecks({ authorities: [] });
const BY = { at: 1_790_000_000_000, practitionerId: '899700000011' };

const certificates: Reader = {
  name: 'certificates',
  what: 'X.509 of cards, seals and proofs',
  weight: 10,
  shape: 'der',
  words: NAME_WORDS,
  seeds: () => CERTIFICATES,
  read: (bytes) => {
    unlessNotDer(() => parseCertificate(bytes));
    expectCoded(readCertificate(bytes));
    const certificate = Buffer.from(bytes).toString('base64');
    promise(!signatureFits(Buffer.from('x'), 'AAAA', certificate), 'no signature fits');
    promise(seals.checkSigned('x', { signature: 'AAAA', certificate }, BY) !== null, 'no seal holds');
  },
};

const lists: Reader = {
  name: 'revocation',
  what: 'certificate revocation lists',
  weight: 12,
  shape: 'der',
  words: NAME_WORDS,
  seeds: () => REVOCATION_LISTS,
  read: (bytes) => unlessNotDer(() => parseRevocationList(Buffer.from(bytes)).isRevoked('4a01')),
};

/** Who issued what the answers are about: always the same one, so that a seed makes the same inputs. */
const [ofCard = new Uint8Array(), ofIssuer = new Uint8Array()] = CERTIFICATES;
const issuer = new X509Certificate(ofIssuer);
const answered: Subject = {
  certificate: { ...parseCertificate(ofCard), serial: ANSWERED_SERIAL },
  issuer,
};

/** An answer that names our certificate and issuer, so that the reading goes on to its signature. */
function naming(bytes: Uint8Array): Buffer {
  const { name, key } = issuerDigests('sha1', answered);
  const hex = Buffer.from(bytes).toString('hex');
  return Buffer.from(
    hex.replace('01'.repeat(20), name.toString('hex')).replace('02'.repeat(20), key.toString('hex')),
    'hex',
  );
}

const answers: Reader = {
  name: 'status-answers',
  what: 'answers of OCSP responders',
  weight: 12,
  shape: 'der',
  words: NAME_WORDS,
  seeds: () => STATUS_ANSWERS.map(naming),
  // Nobody entitled signed any of them: whatever one says, it is not believed.
  read: (bytes) =>
    promise(
      unlessNotDer(() => parseStatusAnswer(Buffer.from(bytes), answered, BY.at)) === null,
      'no answer is believed',
    ),
};

const card: Reader = {
  name: 'card-objects',
  what: 'PKCS#11 objects of a card (BER-TLV)',
  weight: 20,
  shape: 'der',
  words: [],
  seeds: () => CARD_OBJECTS,
  read: (bytes) => {
    const found = parseActivity(Buffer.from(bytes));
    promise(found === null || (found.structureId !== '' && found.sector !== ''), 'a structure and a sector');
  },
};

export const CARD_READERS: readonly Reader[] = [certificates, lists, answers, card];
