import type { Element } from '@xmldom/xmldom';
import type { Code } from '../../../../shared/domain/document/code.ts';
import { isRestriction } from '../../../../shared/domain/document/visibility.ts';
import { NS } from '../namespaces.ts';
import { canonicalElement } from '../xml/canonical.ts';
import { children, filledAttribute } from '../xml/element.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { tag, trustedXml, type Xml } from '../xml/write-xml.ts';
import { ENTRY_SCHEME } from './schemes.ts';
import { codeClassification, type ObjectIds } from './write-object.ts';

/** How a received entry is to go back. */
export interface EntryRevision {
  /** Symbolic name of the entry within the message: the registry gives the new version its own identifier. */
  readonly name: string;
  readonly restrictions: readonly Code[];
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';

const isConfidentiality = (element: Element): boolean =>
  filledAttribute(element, 'classificationScheme') === ENTRY_SCHEME.confidentialityCode;

/** The restriction that a classification states; null for one of another kind, or a code that is no restriction. */
function restrictionOf(element: Element): string | null {
  const code = filledAttribute(element, 'nodeRepresentation');
  return code !== undefined && isConfidentiality(element) && isRestriction(code) ? code : null;
}

/** A restriction as a node of the entry's own document. */
function written(ids: ObjectIds, entry: Element, code: Code): Element {
  const about = filledAttribute(entry, 'id') ?? '';
  const classification = codeClassification(ids, ENTRY_SCHEME.confidentialityCode, about, code);
  const holder = parseXml(tag('holder', { 'xmlns:rim': NS.rim }, classification));
  const node = holder.ok ? children(holder.value, NS.rim, 'Classification')[0] : undefined;
  if (!node || !entry.ownerDocument) throw new Error('a classification of our own is readable');
  const own = entry.ownerDocument.importNode(node, true);
  // The entry may know this namespace by another prefix, or this prefix by another namespace.
  own.setAttributeNS(XMLNS, 'xmlns:rim', NS.rim);
  return own;
}

/**
 * Writes a received entry back word for word, unknown slots and classifications included, except for its name within
 * the message and its restrictions (H21, dmp-interface §3.7). Restrictions that stay keep their very element.
 *
 * @param entry the ExtrinsicObject in the document it came in, which is changed: it serves once.
 */
export function reviseEntry(ids: ObjectIds, entry: Element, revision: EntryRevision): Xml {
  const wanted = new Map(revision.restrictions.map((code) => [code.code, code]));
  const classifications = children(entry, NS.rim, 'Classification');
  const after = classifications.findLast(isConfidentiality) ?? classifications.at(-1);
  const place = after ? after.nextSibling : (children(entry, NS.rim, 'ExternalIdentifier')[0] ?? null);
  for (const classification of classifications) {
    const code = restrictionOf(classification);
    if (code === null) continue;
    // Stated twice or not: what stays stays as it is, what goes goes with all its elements.
    if (!revision.restrictions.some((one) => one.code === code)) entry.removeChild(classification);
    wanted.delete(code);
  }
  for (const code of wanted.values()) entry.insertBefore(written(ids, entry, code), place);
  entry.setAttribute('id', revision.name);
  return trustedXml(canonicalElement(entry, true));
}
