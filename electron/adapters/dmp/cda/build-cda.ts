import type { BuildCda } from '../../../services/deposit/ports.ts';
import type { DepositDocument } from '../../../../shared/domain/document/deposit.ts';
import { HL7_NAMESPACE, LEVEL_1_TEMPLATES } from './identifiers.ts';
import { leaf, tag, trustedXml, xmlDocument, type Xml } from '../xml/write-xml.ts';
import { toCdaInstant, toCdaLocalTime } from './paris-time.ts';
import {
  authorOf,
  coded,
  componentOf,
  custodianOf,
  documentationOf,
  legalAuthenticatorOf,
  recordTarget,
} from './participants.ts';

/** What the builder must know of the place it works in. */
export interface CdaSettings {
  /** OID under which the practice numbers its patients; without it no local number is written. */
  readonly localIdRoot?: string;
}

/** Masking lives in the XDS metadata only: the header always says «N» (dmp-interface §4.1). */
const NORMAL = { code: 'N', displayName: 'Normal', codeSystem: '2.16.840.1.113883.5.25' } as const;

function identification(document: DepositDocument, createdAt: string): Xml[] {
  return [
    tag('realmCode', { code: 'FR' }),
    tag('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    ...LEVEL_1_TEMPLATES.map((root) => tag('templateId', { root })),
    // The DMP takes an OID without extension, and nothing else, as the identifier of a document (§3.5.5.4).
    tag('id', { root: document.uniqueId }),
    coded('code', document.typeCode),
    leaf('title', document.title),
    tag('effectiveTime', { value: createdAt }),
    coded('confidentialityCode', NORMAL),
    tag('languageCode', { code: 'fr-FR' }),
    tag('setId', { root: document.setId }),
    tag('versionNumber', { value: String(document.versionNumber) }),
  ];
}

/** What a new version takes the place of (CDA CI-SIS §3.5.5.10); its schematron allows no series here. */
function relatedDocument({ replaces }: DepositDocument): Xml | null {
  if (!replaces) return null;
  const parent = tag(
    'parentDocument',
    {},
    tag('id', { root: replaces.uniqueId }),
    tag('versionNumber', { value: String(replaces.versionNumber) }),
  );
  return tag('relatedDocument', { typeCode: 'RPLC' }, parent);
}

/** Base64 needs no escaping and may be megabytes long: it goes in as it is. */
function base64(bytes: Uint8Array): Xml {
  return trustedXml(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'));
}

function body(document: DepositDocument, file: Uint8Array): Xml {
  const text = tag('text', { mediaType: document.mediaType, representation: 'B64' }, base64(file));
  return tag('component', {}, tag('nonXMLBody', {}, text));
}

function clinicalDocument(document: DepositDocument, file: Uint8Array, settings: CdaSettings): Xml {
  const createdAt = toCdaInstant(document.createdAt);
  const actAt = toCdaLocalTime(document.actAt);
  const { author } = document;
  return tag(
    'ClinicalDocument',
    { xmlns: HL7_NAMESPACE },
    ...identification(document, createdAt),
    recordTarget(document.patient, settings.localIdRoot),
    authorOf(author, createdAt),
    custodianOf(author),
    legalAuthenticatorOf(author, createdAt),
    documentationOf(author, actAt),
    relatedDocument(document),
    componentOf(author, actAt),
    body(document, file),
  );
}

/**
 * A builder of level-1 CDA R2 documents: the header of the CI-SIS and the file inside, in base64 (CDA CI-SIS V1.16.8
 * §3.5 and §3.7.2; dmp-interface §4). Pure: the same document and file give the same bytes, which are the ones shown,
 * hashed and sent (H34).
 *
 * @throws UnwritableText when a text of the document holds a character that XML cannot carry: the form refuses it before.
 */
export function createCdaBuilder(settings: CdaSettings = {}): BuildCda {
  return {
    buildCda: (document, file) => xmlDocument(clinicalDocument(document, file, settings)),
  };
}
