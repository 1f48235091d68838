import { createHash } from 'node:crypto';
import type { CertificateNames } from '../certificate/read-certificate.ts';
import { ALGORITHM, NS } from '../namespaces.ts';
import { all, leaf, tag, type Xml } from '../xml/write-xml.ts';

/** Purpose of the signature: author of the set (ASTM E1762). */
export const PURPOSE = '1.2.840.10065.1.12.1.14';
/** The set itself has no octets: its digest is this constant (IHE DSG, dmp-interface §1.6). */
export const NO_DIGEST = 'AA==';

/** One document of the set, digested. */
export interface SignedDocument {
  /** OID of the document. */
  readonly uniqueId: string;
  /** Base64 of the SHA-256. */
  readonly digest: string;
  /** The digest covers the canonical form of the XML, not its bytes. */
  readonly canonical: boolean;
}

/** A certificate named in the signed properties. */
export interface NamedCertificate {
  readonly der: Uint8Array;
  readonly names: CertificateNames;
}

/** Base64 of the SHA-256. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('base64');
}

function digestOf(prefix: 'ds' | 'xades', value: string): Xml {
  return all([tag(`${prefix}:DigestMethod`, { Algorithm: ALGORITHM.sha256 }), leaf(`${prefix}:DigestValue`, value)]);
}

/** The list of what is signed: the set, then each document. */
export function manifest(submissionSetId: string, documents: readonly SignedDocument[]): Xml {
  const canonical = tag('ds:Transforms', {}, tag('ds:Transform', { Algorithm: ALGORITHM.c14nWithComments }));
  const references = documents.map((document) =>
    tag(
      'ds:Reference',
      { URI: `urn:oid:${document.uniqueId}` },
      document.canonical ? canonical : null,
      digestOf('ds', document.digest),
    ),
  );
  const set = tag('ds:Reference', { URI: `urn:oid:${submissionSetId}` }, digestOf('ds', NO_DIGEST));
  return tag('ds:Manifest', { Id: 'IHEManifest' }, set, ...references);
}

/** Why it is signed. Without prefix the published example leaves these two elements in no namespace (decision 15). */
export function purposeProperties(signatureId: string, namespace: 'ds' | 'none'): Xml {
  const prefix = namespace === 'ds' ? 'ds:' : '';
  const attributes = { Id: 'purposeOfSignature', Target: `#${signatureId}` };
  return tag(`${prefix}SignatureProperties`, {}, leaf(`${prefix}SignatureProperty`, PURPOSE, attributes));
}

function namedCertificate({ der, names }: NamedCertificate): Xml {
  return tag(
    'xades:Cert',
    {},
    tag('xades:CertDigest', {}, digestOf('xades', sha256(der))),
    tag(
      'xades:IssuerSerial',
      {},
      leaf('ds:X509IssuerName', names.issuer),
      leaf('ds:X509SerialNumber', names.serialNumber),
    ),
  );
}

/** XAdES 1.1.1 properties: when, with which certificates, under no policy of its own. */
export function qualifyingProperties(
  signatureId: string,
  signedAt: string,
  certificates: readonly NamedCertificate[],
): Xml {
  const signed = tag(
    'xades:SignedSignatureProperties',
    {},
    leaf('xades:SigningTime', signedAt),
    tag('xades:SigningCertificate', {}, ...certificates.map(namedCertificate)),
    tag('xades:SignaturePolicyIdentifier', {}, tag('xades:SignaturePolicyImplied')),
  );
  return tag(
    'xades:QualifyingProperties',
    { 'xmlns:xades': NS.xades111, Target: `#${signatureId}` },
    tag('xades:SignedProperties', { Id: 'S0-SignedProperties' }, signed, tag('xades:SignedDataObjectProperties')),
  );
}

/** What the key signs: the digests of the manifest and of the signed properties. */
export function signedInfo(manifestDigest: string, propertiesDigest: string): Xml {
  const reference = (type: string, uri: string, digest: string) =>
    tag('ds:Reference', { Type: type, URI: uri }, digestOf('ds', digest));
  return tag(
    'ds:SignedInfo',
    {},
    tag('ds:CanonicalizationMethod', { Algorithm: ALGORITHM.c14nWithComments }),
    tag('ds:SignatureMethod', { Algorithm: ALGORITHM.rsaSha256 }),
    reference(`${NS.ds}Manifest`, '#IHEManifest', manifestDigest),
    reference(`${NS.xades111}SignedProperties`, '#S0-SignedProperties', propertiesDigest),
  );
}
