import { createHash, createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlC14NMode, XmlDocument } from 'libxml2-wasm';
import { PRACTITIONERS, type TestPractitioner } from '../../../sandbox/pki/practitioners.ts';

/** A hand-written VIHF, in the shape of outline VIHF-DIRECTE. Every field can be bent by a test. */
export interface VihfOptions {
  person: TestPractitioner;
  ins: { oid: string; value: string } | null;
  id?: string;
  at?: number;
  structureId?: string;
  sector?: string;
  profession?: string | null;
  savoirFaire?: string | null;
  purpose?: string;
  reason?: string;
  mode?: string;
  nameId?: string;
  issuer?: string;
  homologation?: string;
  /** Signs with another key than the holder's signature key. */
  signWith?: { folder: string; usage: 'auth' | 'sign' };
  /** Changes the assertion before it is signed. */
  bend?: (assertion: string) => string;
  prefixList?: string;
}

const NAMESPACES = 'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';
const DS = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

export function practitioner(id: string): TestPractitioner {
  const found = PRACTITIONERS.find((one) => one.id === id);
  if (!found) throw new Error(`no test practitioner ${id}`);
  return found;
}

/** A signed assertion. */
export function signedVihf(pki: string, options: VihfOptions): string {
  const key = options.signWith ?? { folder: join('persons', options.person.id), usage: 'sign' };
  const path = join(pki, key.folder, key.usage);
  const certificate = new X509Certificate(readFileSync(`${path}.pem`));
  const id = options.id ?? `_${randomUUID()}`;
  const bend = options.bend ?? ((text: string) => text);
  const unsigned = bend(assertionText(options, id, options.issuer ?? issuerText(certificate)));
  const signature = signatureOf(unsigned, id, certificate, readFileSync(`${path}.key.pem`, 'utf8'), options.prefixList);
  return unsigned.replace('</saml:Issuer>', `</saml:Issuer>${signature}`);
}

function assertionText(options: VihfOptions, id: string, issuer: string): string {
  const at = new Date(options.at ?? Date.now()).toISOString();
  return (
    `<saml:Assertion ${NAMESPACES} ID="${id}" IssueInstant="${at}" Version="2.0">` +
    `<saml:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName">${escape(issuer)}</saml:Issuer>` +
    `<saml:Subject><saml:NameID>${options.nameId ?? options.person.nationalId}</saml:NameID></saml:Subject>` +
    `<saml:AuthnStatement AuthnInstant="${at}"><saml:AuthnContext><saml:AuthnContextClassRef>` +
    `urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI</saml:AuthnContextClassRef>${primaryMethod(options)}` +
    '</saml:AuthnContext></saml:AuthnStatement>' +
    `<saml:AttributeStatement>${attributesText(options)}</saml:AttributeStatement></saml:Assertion>`
  );
}

function primaryMethod({ mode }: VihfOptions): string {
  return mode === 'INDIRECTE_RENFORCEE' ? '<saml:AuthnContextDecl>CONF_EXI_PGSSIS</saml:AuthnContextDecl>' : '';
}

function attributesText(options: VihfOptions): string {
  const { person, ins } = options;
  const situation = person.situations[0];
  const profession = options.profession === undefined ? (person.profession?.code ?? '999') : options.profession;
  const savoirFaire = options.savoirFaire === undefined ? person.savoirFaire?.code : options.savoirFaire;
  const roles = [
    ...(profession ? [coded('Role', profession, '1.2.250.1.71.1.2.7')] : []),
    ...(savoirFaire ? [coded('Role', savoirFaire, '1.2.250.1.71.4.2.5')] : []),
  ];
  return [
    attribute('Identifiant_Structure', [options.structureId ?? situation?.structureId ?? '']),
    attribute('Secteur_Activite', [`${options.sector ?? situation?.sector}^1.2.250.1.71.4.2.4`]),
    options.mode?.startsWith('INDIRECTE')
      ? attribute('urn:oasis:names:tc:xspa:1.0:subject:subject-id', [`${person.given} ${person.name}`])
      : '',
    attribute('urn:oasis:names:tc:xacml:2.0:subject:role', roles),
    attribute('VIHF_Version', ['3.0']),
    attribute('Authentification_mode', [options.mode ?? 'DIRECTE']),
    ins
      ? attribute('urn:oasis:names:tc:xacml:2.0:resource:resource-id', [`${ins.value}^^^&amp;${ins.oid}&amp;ISO^NH`])
      : '',
    attribute('Ressource_URN', ['urn:dmp']),
    attribute('urn:oasis:names:tc:xspa:1.0:subject:purposeofuse', [
      coded('PurposeOfUse', options.purpose ?? 'normal', '1.2.250.1.213.1.1.4.248'),
    ]),
    options.reason ? attribute('Mode_Acces_Raison', [options.reason]) : '',
    attribute('LPS_ID', ['01.01.01.01']),
    attribute('LPS_Nom', ['Poste DMP']),
    attribute('LPS_Version', ['0.1.0']),
    attribute('LPS_ID_HOMOLOGATION_DMP', [options.homologation ?? 'SANDBOX-0001']),
  ].join('');
}

function attribute(name: string, values: string[]): string {
  const list = values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('');
  return `<saml:Attribute Name="${name}">${list}</saml:Attribute>`;
}

function coded(name: string, code: string, system: string): string {
  return `<${name} xmlns="urn:hl7-org:v3" ${XSI} xsi:type="CE" code="${code}" codeSystem="${system}" displayName="${code}"/>`;
}

function signatureOf(
  unsigned: string,
  id: string,
  certificate: X509Certificate,
  key: string,
  prefixList?: string,
): string {
  const inclusive = prefixList
    ? `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE}" PrefixList="${prefixList}"></ec:InclusiveNamespaces>`
    : '';
  const digest = createHash('sha256').update(canonical(unsigned, prefixList)).digest('base64');
  const signedInfo =
    `<ds:SignedInfo ${DS}><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"></ds:CanonicalizationMethod>` +
    '<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></ds:SignatureMethod>' +
    `<ds:Reference URI="#${id}"><ds:Transforms>` +
    '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"></ds:Transform>' +
    `<ds:Transform Algorithm="${EXCLUSIVE}">${inclusive}</ds:Transform></ds:Transforms>` +
    '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>' +
    `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  const value = sign('sha256', Buffer.from(canonical(signedInfo)), createPrivateKey(key)).toString('base64');
  return (
    `<ds:Signature ${DS}>${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><ds:X509Data>` +
    `<ds:X509Certificate>${certificate.raw.toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`
  );
}

export function canonical(xml: string, prefixList?: string): string {
  const document = XmlDocument.fromString(xml);
  try {
    return document.root.canonicalizeToString({
      mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
      inclusiveNamespacePrefixes: prefixList?.split(' ') ?? [],
    });
  } finally {
    document.dispose();
  }
}

/** Subject in RFC 2253 order, from Node's own reading of it. */
export function issuerText(certificate: X509Certificate): string {
  return certificate.subject
    .split('\n')
    .reverse()
    .map((rdn) =>
      rdn
        .split('+')
        .map((one) => one.trim())
        .join('+'),
    )
    .join(',');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
