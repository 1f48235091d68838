import { createHash, verify } from 'node:crypto';
import { XmlC14NMode, type XmlDocument, type XmlElement } from 'libxml2-wasm';
import { readCertificate, type CertificateFacts } from '../pki/read-certificate.ts';
import { Fault } from '../soap/fault.ts';
import { element, elements, text, texts } from '../xml/read.ts';

const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const ASSERTION_PLACE = '/*[local-name()="Envelope"]/*[local-name()="Header"]/wsse:Security/saml:Assertion';

const malformed = (message: string): Fault => new Fault('DMPInvalidVihf', message);
const forged = (message: string): Fault => new Fault('DMPInvalidSignature', message);

/**
 * Finds the one assertion of a message. A second one anywhere, or a second element with its identifier, is how
 * signature wrapping hides what was signed, and is refused; so is a comment, which can cut a value in two.
 *
 * @throws Fault `DMPInvalidVihf`
 */
export function findAssertion(document: XmlDocument): XmlElement {
  const all = elements(document, '//saml:Assertion');
  const assertion = element(document, ASSERTION_PLACE);
  if (!assertion) throw malformed("VIHF absent de l'entête wsse:Security");
  if (all.length !== 1) throw malformed('Le message doit porter un VIHF et un seul');
  const id = assertion.attr('ID')?.value ?? '';
  if (!/^[A-Za-z_][\w.-]*$/.test(id)) throw malformed('Identifiant du VIHF absent ou illisible');
  const bearers = elements(document, `//*[@ID="${id}" or @Id="${id}" or @id="${id}" or @xml:id="${id}"]`);
  if (bearers.length !== 1) throw malformed("L'identifiant du VIHF est porté par plusieurs éléments");
  if (assertion.find('.//comment() | .//processing-instruction()').length > 0) {
    throw malformed('Le VIHF ne doit porter ni commentaire ni instruction');
  }
  return assertion;
}

/**
 * Verifies the enveloped signature of an assertion (dmp-interface §2.4) with the certificate it bears.
 * Whether that certificate is to be trusted is another check.
 *
 * The signature is taken out of the assertion on the way, as the enveloped-signature transform says:
 * read it before, not after.
 *
 * @returns the signing certificate
 * @throws Fault `DMPInvalidSignature`
 */
export function verifyAssertion(assertion: XmlElement): CertificateFacts {
  const signature = onlySignature(assertion);
  const signedInfo = element(signature, 'ds:SignedInfo');
  if (!signedInfo) throw forged('Signature du VIHF sans SignedInfo');
  const prefixes = checkShape(assertion, signedInfo);
  const certificate = signingCertificate(signature);
  const value = Buffer.from(text(signature, 'ds:SignatureValue') ?? '', 'base64');
  const expected = text(signedInfo, 'ds:Reference/ds:DigestValue') ?? '';
  const signedBytes = Buffer.from(canonical(signedInfo, inclusivePrefixes(signedInfo, 'ds:CanonicalizationMethod')));
  if (!verify('sha256', signedBytes, certificate.x509.publicKey, value)) throw forged('Signature du VIHF invalide');
  signature.remove();
  const digest = createHash('sha256').update(canonical(assertion, prefixes)).digest('base64');
  if (digest !== expected.replace(/\s/g, '')) throw forged('VIHF modifié après signature');
  return certificate;
}

function onlySignature(assertion: XmlElement): XmlElement {
  const all = elements(assertion, './/ds:Signature');
  const placed = element(assertion, 'ds:Signature[preceding-sibling::*[1][self::saml:Issuer]]');
  if (!placed || all.length !== 1)
    throw forged("Le VIHF doit porter une signature et une seule, à la suite de l'émetteur");
  return placed;
}

/** Checks methods and the single reference; returns the inclusive prefixes of the last transform. */
function checkShape(assertion: XmlElement, signedInfo: XmlElement): string[] {
  const references = elements(signedInfo, 'ds:Reference');
  const uri = text(signedInfo, 'ds:Reference/@URI');
  if (references.length !== 1 || uri !== `#${assertion.attr('ID')?.value}`) {
    throw forged('La signature ne porte pas sur ce VIHF');
  }
  const transforms = texts(signedInfo, 'ds:Reference/ds:Transforms/ds:Transform/@Algorithm');
  const methods = [
    text(signedInfo, 'ds:CanonicalizationMethod/@Algorithm') === EXCLUSIVE_C14N,
    text(signedInfo, 'ds:SignatureMethod/@Algorithm') === RSA_SHA256,
    text(signedInfo, 'ds:Reference/ds:DigestMethod/@Algorithm') === SHA256,
    transforms.join(' ') === `${ENVELOPED} ${EXCLUSIVE_C14N}`,
  ];
  if (methods.includes(false)) throw forged('Algorithmes de la signature du VIHF non admis');
  return inclusivePrefixes(signedInfo, 'ds:Reference/ds:Transforms/ds:Transform[2]');
}

function inclusivePrefixes(node: XmlElement, path: string): string[] {
  const list = text(node, `${path}/*[local-name()="InclusiveNamespaces"]/@PrefixList`);
  return list ? list.split(/\s+/) : [];
}

function canonical(node: XmlElement, inclusiveNamespacePrefixes: string[]): string {
  return node.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, inclusiveNamespacePrefixes });
}

function signingCertificate(signature: XmlElement): CertificateFacts {
  const all = texts(signature, 'ds:KeyInfo/ds:X509Data/ds:X509Certificate');
  if (all.length !== 1) throw forged('La signature du VIHF doit porter un certificat et un seul');
  try {
    return readCertificate(Buffer.from(all[0] ?? '', 'base64'));
  } catch {
    throw new Fault('DMPInvalidCertificate', 'Certificat de signature illisible');
  }
}
