import type { Element } from '@xmldom/xmldom';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Fault } from '../../../../shared/fault.ts';
import { childAt } from '../xml/element.ts';
import type { XmlFaultCode } from '../xml/bounds.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { checkDocument } from './check-document.ts';
import type { CdaBody, CdaFault, CdaView, EmbeddedMedia } from './cda-view.ts';
import { decodeMedia } from './decode-media.ts';
import { findClinicalDocument } from './find-document.ts';
import { readHeader } from './read-header.ts';
import { identitiesOf } from './read-identities.ts';
import { readSections } from './read-sections.ts';

/** Why a file is not read as a CDA at all. */
export type CdaRefusal = XmlFaultCode | 'cda/not-a-document';

/** Far more than any structured document we know of; beyond, reading would hold up everything else for seconds (H54). */
const BOUNDS = { elements: 150_000 };

interface ReadBody {
  readonly body: CdaBody;
  readonly embedded: readonly EmbeddedMedia[];
  readonly faults: readonly CdaFault[];
}

function readNonXml(text: Element): ReadBody {
  const { faults, ...decoded } = decodeMedia(text);
  const media: EmbeddedMedia = { ...decoded, isCopy: false };
  const place = 'component/nonXMLBody/text';
  return { body: { kind: 'nonXML', media }, embedded: [media], faults: faults.map((code) => ({ code, field: place })) };
}

const SHOWN_IN_PART: readonly CdaFault['code'][] = [
  'cda/words-lost',
  'cda/media-not-shown',
  'cda/replacement-character',
];

function readStructured(structured: Element): ReadBody {
  const { sections, media, faults } = readSections(structured);
  const incomplete = faults.some(({ code }) => SHOWN_IN_PART.includes(code));
  const embedded = [...media.filter((one) => one.isCopy), ...media.filter((one) => !one.isCopy)];
  return { body: { kind: 'structured', sections, incomplete }, embedded, faults };
}

function readBody(document: Element): ReadBody {
  const text = childAt(document, null, 'component', 'nonXMLBody', 'text');
  if (text) return readNonXml(text);
  const structured = childAt(document, null, 'component', 'structuredBody');
  if (structured) return readStructured(structured);
  return { body: { kind: 'none' }, embedded: [], faults: [{ code: 'cda/missing', field: 'component/body' }] };
}

/** Reads a CDA whose XML was parsed elsewhere; `cda/not-a-document` when the root holds none. */
export function viewCda(root: Element): Result<CdaView, Fault<CdaRefusal>> {
  const document = findClinicalDocument(root);
  if (!document) return fail({ code: 'cda/not-a-document' });
  const { body, embedded, faults } = readBody(document);
  return ok({
    rootElement: root.tagName,
    header: readHeader(document),
    identities: identitiesOf(document),
    body,
    embedded,
    faults: [...checkDocument(document), ...faults],
  });
}

/**
 * Reads any CDA R2 leniently: level 1 or structured, self-presenting or not, of any edition of the volets.
 *
 * The declared charset is honoured; a document that contradicts its own declaration is read as windows-1252, which
 * old French systems mean, and the fault says so aloud (H38).
 *
 * @param charset of the transport, when it gave one.
 * @returns everything that can be shown with the faults met; `xml/…` or `cda/not-a-document` when nothing can.
 */
export function readCda(bytes: Uint8Array, charset?: string): Result<CdaView, Fault<CdaRefusal>> {
  const root = parseXml(bytes, { bounds: BOUNDS, ...(charset === undefined ? {} : { charset }) });
  if (root.ok) return viewCda(root.value);
  if (root.fault.code !== 'xml/encoding') return root;
  const guessed = parseXml(bytes, { bounds: BOUNDS, charset: 'windows-1252' });
  if (!guessed.ok) return root;
  const view = viewCda(guessed.value);
  if (!view.ok) return view;
  return ok({ ...view.value, faults: [{ code: 'cda/encoding', field: 'xml' }, ...view.value.faults] });
}
