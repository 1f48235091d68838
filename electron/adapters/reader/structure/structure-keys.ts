import { constants, createHash, sign, X509Certificate, type KeyObject } from 'node:crypto';
import type { Fault } from '../../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { KeyUse } from '../../../services/card/ports.ts';
import { parseCertificate, type ParsedCertificate } from '../certificates/parse-certificate.ts';

const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';

export type StructureKeyFaultCode =
  | 'establishment/certificate-unreadable'
  | 'establishment/key-mismatch'
  | 'establishment/wrong-usage'
  | 'establishment/not-a-structure'
  | 'establishment/two-structures';
type StructureKeyFault = Fault<StructureKeyFaultCode>;

/** The two certificates of a structure with their keys, as their files give them; nothing is judged yet. */
export type StructureFiles = Readonly<Record<KeyUse, { readonly certificate: Uint8Array; readonly key: KeyObject }>>;

/** The certificates of a structure, each fit for its use, and what is done with their keys. */
export interface StructureKeys {
  /** OU of both certificates: Struct_IdNat. */
  readonly structureId: string;
  /** DER. */
  readonly certificates: Readonly<Record<KeyUse, Uint8Array>>;
  /** SHA-256 of the authentication certificate, hexadecimal. */
  readonly fingerprint: string;
  /** RSA PKCS#1 v1.5 over the SHA-256 of `data`: the same bytes each time, so that it may wrap a key (decision 12). */
  readonly sign: (use: KeyUse, data: Uint8Array) => Uint8Array;
  /** PEM of the authentication certificate and of its key, for TLS. */
  readonly tls: { readonly certificate: string; readonly key: string };
}

interface Read {
  readonly x509: X509Certificate;
  readonly parsed: ParsedCertificate;
  readonly key: KeyObject;
}

function readOne(files: StructureFiles, use: KeyUse): Result<Read, StructureKeyFault> {
  const { certificate, key } = files[use];
  try {
    const x509 = new X509Certificate(certificate);
    const read = { x509, parsed: parseCertificate(x509.raw), key };
    return x509.checkPrivateKey(key) ? ok(read) : fail({ code: 'establishment/key-mismatch', field: use });
  } catch {
    // Whatever the parsers said of these bytes: this file is no certificate, or its key is of no use.
    return fail({ code: 'establishment/certificate-unreadable', field: use });
  }
}

/** ORG_AUTH_CLI is made for client authentication, ORG_SIGN for seals alone: the store refuses one for the other (§2.4). */
function isFit({ x509, parsed: { usage } }: Read, use: KeyUse): boolean {
  if (x509.ca || x509.publicKey.asymmetricKeyType !== 'rsa') return false;
  const forTls = usage.digitalSignature && (x509.keyUsage ?? []).includes(CLIENT_AUTHENTICATION);
  return use === 'authentication' ? forTls : usage.nonRepudiation && !usage.digitalSignature;
}

/** A legal person's certificate names a unit and nobody: one with a name is of a card, whose keys stay in it. */
function structureOf({ parsed: { names } }: Read): string | null {
  const ofCard = names.surname ?? names.professionCode ?? names.cardType;
  return ofCard === undefined ? (names.organisationalUnit ?? null) : null;
}

function judged(read: Readonly<Record<KeyUse, Read>>): Result<string, StructureKeyFault> {
  for (const use of ['authentication', 'signature'] as const) {
    if (structureOf(read[use]) === null) return fail({ code: 'establishment/not-a-structure', field: use });
    if (!isFit(read[use], use)) return fail({ code: 'establishment/wrong-usage', field: use });
  }
  const [one, other] = [structureOf(read.authentication), structureOf(read.signature)];
  return one !== null && one === other ? ok(one) : fail({ code: 'establishment/two-structures' });
}

function assembled(structureId: string, read: Readonly<Record<KeyUse, Read>>): StructureKeys {
  const { authentication, signature } = read;
  return {
    structureId,
    certificates: { authentication: authentication.x509.raw, signature: signature.x509.raw },
    fingerprint: createHash('sha256').update(authentication.x509.raw).digest('hex'),
    sign: (use, data) => sign('sha256', data, { key: read[use].key, padding: constants.RSA_PKCS1_PADDING }),
    tls: {
      certificate: authentication.x509.toString(),
      key: String(authentication.key.export({ type: 'pkcs8', format: 'pem' })),
    },
  };
}

/**
 * Puts the two certificates of a structure together (dmp-interface §6.1): each with its own key, each for its own use,
 * both of one structure. Dates, chain and revocation are another check (`CertificateChecks`).
 *
 * @returns the keys; `establishment/…` with `authentication` or `signature` in `field`.
 */
export function structureKeys(files: StructureFiles): Result<StructureKeys, StructureKeyFault> {
  const authentication = readOne(files, 'authentication');
  if (!authentication.ok) return authentication;
  const signature = readOne(files, 'signature');
  if (!signature.ok) return signature;
  const read = { authentication: authentication.value, signature: signature.value };
  const structureId = judged(read);
  return structureId.ok ? ok(assembled(structureId.value, read)) : structureId;
}
