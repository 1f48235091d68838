import { createHash, createPrivateKey, randomBytes, randomUUID, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlC14NMode, XmlDocument } from 'libxml2-wasm';
import { NS } from '../../../sandbox/xml/namespaces.ts';
import { issuerText } from './vihf.ts';

/** A lot of documents to deposit, in the shape of outline TD2.1-request, written by hand. */
export interface LotOptions {
  pki: string;
  ins: { oid: string; value: string };
  documents: LotDocument[];
  setUniqueId?: string;
  authorId?: string;
  structureId?: string;
  signWith?: string;
  /** Bends the metadata, the signature file, or the parts, after all is written and signed. */
  bendMetadata?: (text: string) => string;
  bendSignature?: (text: string) => string;
  bendDocument?: (text: string) => string;
  replaces?: string;
  dropParts?: string[];
}

/** What a submission set is written from. */
export type SetOptions = Pick<LotOptions, 'ins' | 'authorId' | 'structureId'>;

export interface LotDocument {
  uniqueId: string;
  title?: string;
  typeCode?: string;
  classCode?: string;
  codes?: string[];
  creationTime?: string;
  comments?: string;
  /** CCAM act. */
  eventCode?: string;
  cda?: string;
}

export interface Lot {
  body: string;
  parts: { id: string; bytes: Buffer }[];
}

const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments';
const INVISIBLE = '1.2.250.1.213.1.1.4.13';

/** A fresh OID under the arc of examples. */
export const newOid = (): string => `1.2.250.1.999.1.1.${randomBytes(6).readUIntBE(0, 6)}`;

/** A little CDA: what the store looks at, no more. */
export function cda(uniqueId: string, ins: { oid: string; value: string }, text = 'Bonjour'): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="${uniqueId}"/>` +
    `<recordTarget><patientRole><id root="${ins.oid}" extension="${ins.value}"/></patientRole></recordTarget>` +
    `<component><nonXMLBody><text mediaType="text/plain" representation="B64">${Buffer.from(text).toString('base64')}</text>` +
    '</nonXMLBody></component></ClinicalDocument>'
  );
}

/** Writes a lot, its signature and its parts. */
export function lot(options: LotOptions): Lot {
  const setUniqueId = options.setUniqueId ?? newOid();
  const bendDocument = options.bendDocument ?? ((text: string) => text);
  const contents = options.documents.map((one) => one.cda ?? cda(one.uniqueId, options.ins));
  const signature = lotSignature(options, setUniqueId, contents);
  const parts = [
    ...contents.map((text, i) => ({ id: `doc${i + 1}@lot`, bytes: Buffer.from(bendDocument(text)) })),
    { id: 'signature@lot', bytes: Buffer.from((options.bendSignature ?? ((text) => text))(signature)) },
  ];
  const includes = parts.map((part, i) => {
    const id = i < contents.length ? `Document${i + 1}` : 'Signature1';
    return `<xds:Document id="${id}"><xop:Include xmlns:xop="${NS.xop}" href="cid:${encodeURIComponent(part.id)}"/></xds:Document>`;
  });
  const metadata = (options.bendMetadata ?? ((text) => text))(lotMetadata(options, setUniqueId));
  const body = `<xds:ProvideAndRegisterDocumentSetRequest xmlns:xds="${NS.xds}">${metadata}${includes.join('')}</xds:ProvideAndRegisterDocumentSetRequest>`;
  return { body, parts: parts.filter((part) => !(options.dropParts ?? []).includes(part.id)) };
}

/** Packs an envelope and parts as a client does. */
export function mtom(envelope: string, parts: Lot['parts']): { bytes: Buffer; contentType: string } {
  const boundary = `----=_${randomUUID()}`;
  const head = (id: string, type: string): Buffer =>
    Buffer.from(
      `--${boundary}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${id}>\r\n\r\n`,
    );
  return {
    contentType: `multipart/related; type="application/xop+xml"; boundary="${boundary}"; start="<root@lot>"; start-info="application/soap+xml"`,
    bytes: Buffer.concat([
      head('root@lot', 'application/xop+xml; charset=UTF-8; type="application/soap+xml"'),
      Buffer.from(envelope),
      ...parts.flatMap((part) => [Buffer.from('\r\n'), head(part.id, 'text/xml'), part.bytes]),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}

function lotMetadata(options: LotOptions, setUniqueId: string): string {
  const entries = options.documents.map((one, i) => documentEntry(options, one, `Document${i + 1}`));
  const members = ['Signature1', ...options.documents.map((_, i) => `Document${i + 1}`)];
  const associations = [
    ...members.map((id) => association('urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember', 'Set1', id)),
    association('urn:ihe:iti:2007:AssociationType:signs', 'Signature1', 'Set1'),
    ...(options.replaces ? [association('urn:ihe:iti:2007:AssociationType:RPLC', 'Document1', options.replaces)] : []),
  ];
  return (
    `<lcm:SubmitObjectsRequest xmlns:lcm="${NS.lcm}"><rim:RegistryObjectList xmlns:rim="${NS.rim}">` +
    submissionSet(options, setUniqueId) +
    entries.join('') +
    signatureEntry(options) +
    associations.join('') +
    '</rim:RegistryObjectList></lcm:SubmitObjectsRequest>'
  );
}

const slot = (name: string, value: string): string =>
  `<rim:Slot name="${name}"><rim:ValueList><rim:Value>${value.replaceAll('&', '&amp;')}</rim:Value></rim:ValueList></rim:Slot>`;
const label = (element: string, value: string): string =>
  `<rim:${element}><rim:LocalizedString charset="UTF8" value="${value}" xml:lang="FR"/></rim:${element}>`;
const association = (kind: string, source: string, target: string): string =>
  `<rim:Association associationType="${kind}" id="a-${randomUUID()}" sourceObject="${source}" targetObject="${target}">` +
  `${slot('SubmissionSetStatus', 'Original')}</rim:Association>`;

function coded(object: string, scheme: string, code: string, system: string): string {
  return (
    `<rim:Classification classificationScheme="urn:uuid:${scheme}" classifiedObject="${object}" id="c-${randomUUID()}" ` +
    `nodeRepresentation="${code}">${slot('codingScheme', system)}${label('Name', code)}</rim:Classification>`
  );
}

function identifier(object: string, scheme: string, value: string, name: string): string {
  return (
    `<rim:ExternalIdentifier id="e-${randomUUID()}" identificationScheme="urn:uuid:${scheme}" registryObject="${object}" ` +
    `value="${value.replaceAll('&', '&amp;')}">${label('Name', name)}</rim:ExternalIdentifier>`
  );
}

function author(object: string, scheme: string, options: SetOptions): string {
  const id = options.authorId ?? '899700000011';
  return (
    `<rim:Classification classificationScheme="urn:uuid:${scheme}" classifiedObject="${object}" id="c-${randomUUID()}" nodeRepresentation="">` +
    slot('authorPerson', `${id}^LIBRE^Jeanne^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^${id.includes('/') ? 'EI' : 'IDNPS'}`) +
    slot('authorSpecialty', 'G15_10/SM26^Médecin - Qualifié en Médecine Générale (SM)^1.2.250.1.213.1.1.4.5') +
    slot(
      'authorInstitution',
      `Cabinet^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^${options.structureId ?? '499700000011001'}`,
    ) +
    '</rim:Classification>'
  );
}

const cx = (ins: LotOptions['ins']): string => `${ins.value}^^^&${ins.oid}&ISO^NH`;

/** A submission set named `Set1`, as every lot begins with. */
export function submissionSet(options: SetOptions, uniqueId: string): string {
  return (
    `<rim:RegistryPackage id="Set1">${slot('submissionTime', '20260301101500')}${label('Name', 'Lot')}` +
    author('Set1', 'a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d', options) +
    coded('Set1', 'aa543740-bdda-424e-8c96-df4873be8500', '04', '1.2.250.1.213.2.2') +
    '<rim:Classification classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd" classifiedObject="Set1" id="node"/>' +
    identifier('Set1', '6b5aea1a-874d-4603-a4bc-96a0a7b38446', cx(options.ins), 'XDSSubmissionSet.patientId') +
    identifier('Set1', '554ac39e-e3fe-47fe-b233-965d2a147832', '1.2.250.1.999.1.1', 'XDSSubmissionSet.sourceId') +
    identifier('Set1', '96fdda7c-d067-4183-912e-bf5ee74998a8', uniqueId, 'XDSSubmissionSet.uniqueId') +
    '</rim:RegistryPackage>'
  );
}

interface EntryFields {
  id: string;
  uniqueId: string;
  title: string;
  language: string;
  class: readonly [string, string];
  type: readonly [string, string];
  format: readonly [string, string];
  codes: readonly string[];
  creationTime: string;
  comments?: string | undefined;
  eventCode?: string | undefined;
}

function documentEntry(options: LotOptions, one: LotDocument, id: string): string {
  return entry(options, {
    id,
    uniqueId: one.uniqueId,
    title: one.title ?? 'Compte rendu',
    language: 'fr-FR',
    class: [one.classCode ?? '10', '1.2.250.1.213.1.1.4.1'],
    type: [one.typeCode ?? '11488-4', '2.16.840.1.113883.6.1'],
    format: ['urn:ihe:iti:xds-sd:text:2008', '1.3.6.1.4.1.19376.1.2.3'],
    codes: one.codes ?? ['N'],
    creationTime: one.creationTime ?? '20260301093000',
    comments: one.comments,
    eventCode: one.eventCode,
  });
}

function signatureEntry(options: LotOptions): string {
  return entry(options, {
    id: 'Signature1',
    uniqueId: newOid(),
    title: 'Source',
    language: 'art',
    class: ['urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', 'URN'],
    type: ['E1762', 'ASTM'],
    format: ['http://www.w3.org/2000/09/xmldsig#', 'URN'],
    codes: ['N', 'MASQUE_PS', 'INVISIBLE_PATIENT'],
    creationTime: '20260301101500',
  });
}

function entry(options: LotOptions, one: EntryFields): string {
  return (
    `<rim:ExtrinsicObject id="${one.id}" mimeType="text/xml" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1">` +
    slot('creationTime', one.creationTime) +
    slot('languageCode', one.language) +
    slot('legalAuthenticator', '899700000011^LIBRE^Jeanne^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS') +
    slot('serviceStartTime', one.creationTime) +
    slot('serviceStopTime', one.creationTime) +
    slot('sourcePatientId', '0001^^^&1.2.250.1.999.1.2&ISO^PI') +
    slot('sourcePatientInfo', 'PID-8|F') +
    label('Name', one.title) +
    (one.comments ? label('Description', one.comments) : '') +
    author(one.id, '93606bcf-9494-43ec-9b4e-a7748d1a838d', options) +
    coded(one.id, '41a5887f-8865-4c09-adf7-e362475b143a', ...one.class) +
    coded(one.id, 'f0306f51-975f-434e-a61c-c59651d33983', ...one.type) +
    one.codes
      .map((code) =>
        coded(
          one.id,
          'f4f85eac-e6cb-4883-b524-f2705394840f',
          code,
          code === 'N' ? '2.16.840.1.113883.5.25' : INVISIBLE,
        ),
      )
      .join('') +
    coded(one.id, 'a09d5840-386c-46f2-b5ad-9c3699a4309d', ...one.format) +
    coded(one.id, 'f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1', 'SA07', '1.2.250.1.71.4.2.4') +
    coded(one.id, 'cccf5598-8b07-4b77-a05e-ae952c785ead', 'AMBULATOIRE', '1.2.250.1.213.1.1.4.9') +
    (one.eventCode ? coded(one.id, '2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4', one.eventCode, '1.2.250.1.213.2.5') : '') +
    identifier(one.id, '58a6f841-87b3-4a3e-92fd-a8ffeff98427', cx(options.ins), 'XDSDocumentEntry.patientId') +
    identifier(one.id, '2e82c1f6-a085-4c72-9da3-8640a32e42ab', one.uniqueId, 'XDSDocumentEntry.uniqueId') +
    '</rim:ExtrinsicObject>'
  );
}

function digest(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}

function canonical(xml: string, path?: string): string {
  const document = XmlDocument.fromString(xml);
  try {
    const node = path ? document.get(path, NS) : document.root;
    return node?.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_1_0, withComments: true }) ?? '';
  } finally {
    document.dispose();
  }
}

/** XAdES of the lot, after outline TD2.1-signature-xades, with SHA-256. */
function lotSignature(options: LotOptions, setUniqueId: string, contents: readonly string[]): string {
  const path = join(options.pki, options.signWith ?? 'persons/899700000011/sign');
  const certificate = new X509Certificate(readFileSync(`${path}.pem`));
  const method = `<ds:DigestMethod Algorithm="${SHA256}"/>`;
  const transform = `<ds:Transforms><ds:Transform Algorithm="${C14N}"/></ds:Transforms>`;
  const references = options.documents.map(
    (one, i) =>
      `<ds:Reference URI="urn:oid:${one.uniqueId}">${transform}${method}<ds:DigestValue>${digest(canonical(contents[i] ?? ''))}</ds:DigestValue></ds:Reference>`,
  );
  const objects =
    `<ds:Object><ds:Manifest Id="IHEManifest"><ds:Reference URI="urn:oid:${setUniqueId}">${method}<ds:DigestValue>AA==</ds:DigestValue></ds:Reference>` +
    `${references.join('')}</ds:Manifest></ds:Object>` +
    '<ds:Object><ds:SignatureProperties><ds:SignatureProperty Id="purposeOfSignature" Target="#Lot">1.2.840.10065.1.12.1.14</ds:SignatureProperty></ds:SignatureProperties></ds:Object>' +
    `<ds:Object><xad:QualifyingProperties xmlns:xad="${NS.xades}" Target="#Lot"><xad:SignedProperties Id="S0-SignedProperties"><xad:SignedSignatureProperties>` +
    `<xad:SigningTime>2026-03-01T10:15:00Z</xad:SigningTime><xad:SigningCertificate><xad:Cert><xad:CertDigest>${method.replaceAll('ds:', 'xad:')}<xad:DigestValue>${digest(certificate.raw)}</xad:DigestValue></xad:CertDigest>` +
    `<xad:IssuerSerial><ds:X509IssuerName>${issuerText(certificate)}</ds:X509IssuerName><ds:X509SerialNumber>${BigInt(`0x${certificate.serialNumber}`)}</ds:X509SerialNumber></xad:IssuerSerial></xad:Cert></xad:SigningCertificate>` +
    '<xad:SignaturePolicyIdentifier><xad:SignaturePolicyImplied/></xad:SignaturePolicyIdentifier></xad:SignedSignatureProperties></xad:SignedProperties></xad:QualifyingProperties></ds:Object>';
  const shell = (head: string): string => `<ds:Signature xmlns:ds="${NS.ds}" Id="Lot">${head}${objects}</ds:Signature>`;
  const reference = (type: string, id: string, target: string): string =>
    `<ds:Reference Type="${type}" URI="#${id}">${transform}${method}<ds:DigestValue>${digest(canonical(shell(''), target))}</ds:DigestValue></ds:Reference>`;
  const signedInfo =
    `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${C14N}"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>` +
    reference('http://www.w3.org/2000/09/xmldsig#Manifest', 'IHEManifest', '//ds:Manifest') +
    reference('http://uri.etsi.org/01903/v1.1.1#SignedProperties', 'S0-SignedProperties', '//xades:SignedProperties') +
    '</ds:SignedInfo>';
  const key = createPrivateKey(readFileSync(`${path}.key.pem`));
  const value = sign('sha256', Buffer.from(canonical(shell(signedInfo), '//ds:SignedInfo')), key).toString('base64');
  return shell(
    `${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate.raw.toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`,
  );
}
