import { createHash, verify } from 'node:crypto';
import { XmlC14NMode, type XmlElement } from 'libxml2-wasm';
import { readCertificate, type CertificateFacts } from '../pki/read-certificate.ts';
import { element, elements, text, UnreadableXml, withXmlNow } from '../xml/read.ts';

/** A document the signature must cover. */
export interface SignedDocument {
  uniqueId: string;
  bytes: Buffer;
}

export interface LotSignature {
  certificate: CertificateFacts;
}

const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const MANIFEST_TYPE = 'http://www.w3.org/2000/09/xmldsig#Manifest';
const PROPERTIES_TYPE =
  /^http:\/\/uri\.etsi\.org\/01903\/v1\.(1\.1|2\.2|3\.2)#SignedProperties$|^http:\/\/uri\.etsi\.org\/01903#SignedProperties$/;
const PURPOSE_SOURCE = '1.2.840.10065.1.12.1.14';
const DUMMY_DIGEST = 'AA==';

const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';

interface Canonicalisation {
  mode: (typeof XmlC14NMode)[keyof typeof XmlC14NMode];
  withComments: boolean;
}

const CANONICALISATION: Readonly<Record<string, Canonicalisation>> = {
  [INCLUSIVE]: { mode: XmlC14NMode.XML_C14N_1_0, withComments: false },
  [`${INCLUSIVE}#WithComments`]: { mode: XmlC14NMode.XML_C14N_1_0, withComments: true },
  [EXCLUSIVE]: { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, withComments: false },
  [`${EXCLUSIVE}WithComments`]: { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, withComments: true },
};

/**
 * Verifies the signature of a lot (dmp-interface §1.6, outline TD2.1-signature-xades): SignedInfo, its two references,
 * then the digest of every document of the manifest. Whether the certificate is trusted is another check.
 *
 * @param file bytes of the signature document
 * @param setUniqueId identifier of the submission set, first of the manifest
 * @param documents documents of the lot
 * @returns the signing certificate, or what is wrong in a French sentence
 */
export function checkLotSignature(
  file: Buffer,
  setUniqueId: string,
  documents: readonly SignedDocument[],
): LotSignature | string {
  try {
    return withXmlNow(file, (document) => {
      const root = document.root;
      const fault =
        (root.name === 'Signature' ? null : 'la racine doit être ds:Signature') ??
        signedInfoFault(root) ??
        placeFault(root) ??
        manifestFault(root, setUniqueId, documents) ??
        purposeFault(root);
      return fault ?? { certificate: readCertificate(Buffer.from(text(root, CERTIFICATE) ?? '', 'base64')) };
    });
  } catch (error) {
    if (error instanceof UnreadableXml) return 'fichier de signature illisible';
    return 'certificat de signature illisible';
  }
}

const CERTIFICATE = 'ds:KeyInfo/ds:X509Data/ds:X509Certificate';

function signedInfoFault(root: XmlElement): string | null {
  const signedInfo = element(root, 'ds:SignedInfo');
  const method = text(root, 'ds:SignedInfo/ds:CanonicalizationMethod/@Algorithm') ?? '';
  const canonical = signedInfo && canonicalText(signedInfo, method);
  if (!canonical || text(root, 'ds:SignedInfo/ds:SignatureMethod/@Algorithm') !== RSA_SHA256) {
    return 'algorithmes de signature non admis';
  }
  const { publicKey } = readCertificate(Buffer.from(text(root, CERTIFICATE) ?? '', 'base64')).x509;
  const value = Buffer.from(text(root, 'ds:SignatureValue') ?? '', 'base64');
  if (!verify('sha256', Buffer.from(canonical), publicKey, value)) return 'valeur de signature invalide';
  return referencesFault(root, elements(signedInfo, 'ds:Reference'));
}

function referencesFault(root: XmlElement, references: readonly XmlElement[]): string | null {
  const types = references.map((one) => one.attr('Type')?.value ?? '');
  const complete = references.length === 2 && types[0] === MANIFEST_TYPE && PROPERTIES_TYPE.test(types[1] ?? '');
  if (!complete) return 'deux références attendues : le manifeste et les propriétés signées';
  return references.map((one) => referenceFault(root, one)).find((fault) => fault !== null) ?? null;
}

function referenceFault(root: XmlElement, reference: XmlElement): string | null {
  const id = (reference.attr('URI')?.value ?? '').replace(/^#/, '');
  const targets = /^[\w.-]+$/.test(id) ? elements(root, `//*[@Id="${id}"]`) : [];
  const [target] = targets;
  if (!target || targets.length !== 1) return `référence ${id} absente ou multiple`;
  const expected = reference.attr('Type')?.value === MANIFEST_TYPE ? 'Manifest' : 'SignedProperties';
  if (target.name !== expected) return `référence ${id} : ${expected} attendu`;
  const canonical = canonicalText(target, transformOf(reference) ?? INCLUSIVE);
  return canonical !== null && digestMatches(reference, Buffer.from(canonical))
    ? null
    : `référence ${id} : empreinte différente`;
}

/**
 * What was verified must be what is read: one manifest in all, where the format puts it. With a second one elsewhere the
 * signature would cover the one and the documents be held against the other (signature wrapping).
 */
function placeFault(root: XmlElement): string | null {
  const alone = (path: string, place: string): boolean =>
    elements(root, path).length === 1 && elements(root, place).length === 1;
  if (!alone('//ds:Manifest', 'ds:Object/ds:Manifest')) return 'un manifeste attendu, et un seul, à sa place';
  if (!alone('//ds:SignedInfo', 'ds:SignedInfo')) return 'une signature attendue, et une seule';
  return elements(root, '//ds:X509Certificate').length === 1 ? null : 'un certificat attendu, et un seul';
}

function manifestFault(root: XmlElement, setUniqueId: string, documents: readonly SignedDocument[]): string | null {
  const [first, ...others] = elements(root, 'ds:Object/ds:Manifest/ds:Reference');
  if (first?.attr('URI')?.value !== `urn:oid:${setUniqueId}` || text(first, 'ds:DigestValue') !== DUMMY_DIGEST) {
    return `le manifeste doit commencer par le lot, d'empreinte ${DUMMY_DIGEST}`;
  }
  const covered = new Map(others.map((one) => [one.attr('URI')?.value, one]));
  if (covered.size !== documents.length || others.length !== covered.size)
    return 'le manifeste ne porte pas exactement les documents du lot';
  for (const document of documents) {
    const reference = covered.get(`urn:oid:${document.uniqueId}`);
    if (!reference) return `document ${document.uniqueId} absent du manifeste`;
    if (!digestMatches(reference, documentBytes(reference, document.bytes))) {
      return `document ${document.uniqueId} : empreinte différente`;
    }
  }
  return null;
}

/** XML documents may be digested in canonical form: the transform says so. */
function documentBytes(reference: XmlElement, bytes: Buffer): Buffer {
  const transform = transformOf(reference);
  if (transform === null) return bytes;
  const method = CANONICALISATION[transform];
  if (!method) return Buffer.alloc(0); // unknown transform: matches no digest
  return withXmlNow(bytes, (document) => Buffer.from(document.canonicalizeToString(method)));
}

/** The one transform of a reference. Of several, each verifier might follow others: no digest is then held against. */
function transformOf(reference: XmlElement): string | null {
  const all = elements(reference, './/ds:Transform');
  if (all.length > 1) return 'several';
  return text(reference, 'ds:Transforms/ds:Transform/@Algorithm');
}

function digestMatches(reference: XmlElement, bytes: Buffer): boolean {
  if (text(reference, 'ds:DigestMethod/@Algorithm') !== SHA256) return false;
  return createHash('sha256').update(bytes).digest('base64') === text(reference, 'ds:DigestValue');
}

function canonicalText(node: XmlElement, algorithm: string): string | null {
  const method = CANONICALISATION[algorithm];
  return method ? node.canonicalizeToString(method) : null;
}

function purposeFault(root: XmlElement): string | null {
  // Qualified or not: the example leaves it without a namespace, the default here is ds: (decision 15).
  const purpose = text(root, '//*[local-name()="SignatureProperty" and @Id="purposeOfSignature"]');
  return purpose === PURPOSE_SOURCE ? null : "le but de la signature n'est pas «Source»";
}
