import type { Element } from '@xmldom/xmldom';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Fault } from '../../../../shared/fault.ts';
import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';
import { readCertificate } from '../certificate/read-certificate.ts';
import { NS } from '../namespaces.ts';
import type { SigningMeans } from '../vihf/signing.ts';
import { canonicalElement } from '../xml/canonical.ts';
import { child, descendants } from '../xml/element.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { leaf, tag, trustedXml, xmlDocument, type Xml } from '../xml/write-xml.ts';
import { digestDocument } from './digest-document.ts';
import {
  manifest,
  purposeProperties,
  qualifyingProperties,
  sha256,
  signedInfo,
  type NamedCertificate,
} from './template.ts';

/** A set to be signed. */
export interface LotContent {
  /** Id of the signature element: a name, so never beginning with a digit. */
  readonly id: string;
  readonly submissionSetId: string;
  readonly documents: readonly { readonly uniqueId: string; readonly bytes: Uint8Array }[];
  readonly signedAt: EpochMs;
  readonly propertiesNamespace: 'ds' | 'none';
}

/** Our own template, just written: it parses, or the template is wrong. */
function parsed(xml: string): Element {
  const root = parseXml(xml);
  if (!root.ok) throw new Error(`our own signature template is not XML: ${root.fault.code}`);
  return root.value;
}

function digestOfPart(signature: Element, namespace: string, name: string): string {
  const [part] = descendants(signature, namespace, name);
  if (!part) throw new Error(`our own signature template has no ${name}`);
  // A same-document reference without transform: Canonical XML 1.0 without comments (XML-DSig §4.3.3.2).
  return sha256(canonicalElement(part, false));
}

function certificatesOf(means: SigningMeans): Result<NamedCertificate[], Fault> {
  const named: NamedCertificate[] = [];
  for (const der of [means.certificate, ...means.issuers]) {
    const names = readCertificate(der);
    if (!names.ok) return names;
    named.push({ der, names: names.value });
  }
  return ok(named);
}

/** The whole signature around a given SignedInfo and value. */
function assemble(id: string, info: Xml, value: string, certificate: Uint8Array, objects: readonly Xml[]): Xml {
  const key = leaf('ds:X509Certificate', Buffer.from(certificate).toString('base64'));
  return tag(
    'ds:Signature',
    { 'xmlns:ds': NS.ds, Id: id },
    info,
    leaf('ds:SignatureValue', value),
    tag('ds:KeyInfo', {}, tag('ds:X509Data', {}, key)),
    ...objects.map((object) => tag('ds:Object', {}, object)),
  );
}

/**
 * Signs a submission set: XAdES 1.1.1 over an IHE DSG manifest, SHA-256, from our own template (decision 19,
 * dmp-interface §1.6, outline TD2.1-signature-xades).
 *
 * @returns the signature document in UTF-8; the card's fault, or `dmp/unreadable-certificate`.
 */
export async function signLot(lot: LotContent, means: SigningMeans): Promise<Result<Uint8Array, Fault>> {
  const certificates = certificatesOf(means);
  if (!certificates.ok) return certificates;
  const signedAt = new Date(lot.signedAt).toISOString();
  const digested = lot.documents.map(({ uniqueId, bytes }) => digestDocument(uniqueId, bytes));
  const objects = [
    manifest(lot.submissionSetId, digested),
    purposeProperties(lot.id, lot.propertiesNamespace),
    qualifyingProperties(lot.id, signedAt, certificates.value),
  ];
  const draft = parsed(assemble(lot.id, trustedXml('<ds:SignedInfo/>'), '', means.certificate, objects));
  const info = signedInfo(digestOfPart(draft, NS.ds, 'Manifest'), digestOfPart(draft, NS.xades111, 'SignedProperties'));
  const unsigned = parsed(assemble(lot.id, info, '', means.certificate, objects));
  const covered = child(unsigned, NS.ds, 'SignedInfo');
  if (!covered) throw new Error('our own signature template has no SignedInfo');
  const value = await means.sign(Buffer.from(canonicalElement(covered, true), 'utf8'));
  if (!value.ok) return fail(value.fault);
  const base64 = Buffer.from(value.value).toString('base64');
  return ok(xmlDocument(assemble(lot.id, info, base64, means.certificate, objects)));
}
