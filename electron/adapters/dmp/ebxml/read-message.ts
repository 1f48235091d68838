import type { DocumentEntry, UnreadableEntry } from '../../../../shared/domain/document/entry.ts';
import { NS } from '../namespaces.ts';
import {
  childElements,
  descendants,
  filledAttribute,
  filledText,
  child,
  isNamed,
  type XmlElement,
} from '../xml/element.ts';
import { readAssociation, type Association } from './association.ts';
import { readEntry } from './read-entry.ts';
import { readSlots } from './registry-object.ts';
import { readRegistryResponse, type RegistryResponse } from './registry-response.ts';
import { readSubmissionSet, type SubmissionSet } from './submission-set.ts';

/** An XDS message of any kind, taken apart for support and tests. */
export interface XdsMessage {
  /** Local name of its root: `AdhocQueryResponse`, `ProvideAndRegisterDocumentSetRequest` … */
  readonly message: string;
  /** Present in an answer. */
  readonly response?: RegistryResponse;
  readonly query?: { readonly id: string; readonly parameters: ReadonlyMap<string, readonly string[]> };
  /** Documents asked for or given by ITI-43: unique ids in order. */
  readonly documentIds: readonly string[];
  readonly entries: readonly (DocumentEntry | UnreadableEntry)[];
  readonly objectReferences: readonly string[];
  readonly submissionSets: readonly SubmissionSet[];
  readonly associations: readonly Association[];
}

const NAMESPACES: readonly (string | null)[] = [NS.xds, NS.lcm, NS.rs, NS.query, NS.rim];

/** Objects of a registry wherever they stand in the message, in order. */
function objects(root: XmlElement, name: string): XmlElement[] {
  return descendants(root, NS.rim, name);
}

function queryOf(root: XmlElement): XdsMessage['query'] | undefined {
  const query = objects(root, 'AdhocQuery')[0];
  return query && { id: filledAttribute(query, 'id') ?? '', parameters: readSlots(query) };
}

function documentIds(root: XmlElement): string[] {
  const holders = childElements(root).filter((element) =>
    ['DocumentRequest', 'DocumentResponse'].some((name) => isNamed(element, NS.xds, name)),
  );
  return holders.flatMap((holder) => filledText(child(holder, NS.xds, 'DocumentUniqueId')) ?? []);
}

/** Reads an XDS request or answer, bare or the payload of an envelope; null when the element is neither. Total. */
export function readXdsMessage(root: XmlElement): XdsMessage | null {
  if (!NAMESPACES.includes(root.namespaceURI)) return null;
  const query = queryOf(root);
  const bearer = isNamed(root, NS.xds, 'RetrieveDocumentSetResponse') ? child(root, NS.rs, 'RegistryResponse') : root;
  const answers =
    bearer !== null && (filledAttribute(bearer, 'status') !== undefined || root.localName?.endsWith('Response'));
  const isObject = root.namespaceURI === NS.rim && root.localName === 'ExtrinsicObject';
  return {
    message: root.localName ?? '',
    ...(answers && !isObject ? { response: readRegistryResponse(bearer) } : {}),
    ...(query ? { query } : {}),
    documentIds: documentIds(root),
    entries: objects(root, 'ExtrinsicObject').map(readEntry),
    objectReferences: objects(root, 'ObjectRef').flatMap((reference) => filledAttribute(reference, 'id') ?? []),
    submissionSets: objects(root, 'RegistryPackage').map(readSubmissionSet),
    associations: objects(root, 'Association').map(readAssociation),
  };
}
