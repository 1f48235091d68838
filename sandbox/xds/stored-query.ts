import type { XmlElement } from 'libxml2-wasm';
import { Fault } from '../soap/fault.ts';
import { elements, text } from '../xml/read.ts';

/** Stored queries the store knows (dmp-interface §3.6). */
export const STORED_QUERY = {
  findDocuments: 'urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d',
  findSubmissionSets: 'urn:uuid:f26abbcb-ac74-4422-8a30-edb644bbc1a9',
  getAssociations: 'urn:uuid:a7ae438b-4bc2-4642-93e9-be891f7bb155',
  getDocuments: 'urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4',
} as const;

/** An ITI-18 request. */
export interface StoredQuery {
  id: string;
  leafClass: boolean;
  startIndex: number;
  /** Null when the client sets no bound. */
  maxResults: number | null;
  /** Values by parameter name; several slots of one name are joined. */
  parameters: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads an AdhocQueryRequest.
 * @throws Fault `DMPInvalidMessage` when a value is not written as ITI-18 demands
 */
export function readStoredQuery(body: XmlElement): StoredQuery {
  const parameters = new Map<string, string[]>();
  for (const slot of elements(body, 'rim:AdhocQuery/rim:Slot')) {
    const name = slot.attr('name')?.value ?? '';
    const values = elements(slot, 'rim:ValueList/rim:Value').flatMap((value) => parseValue(value.content));
    parameters.set(name, [...(parameters.get(name) ?? []), ...values]);
  }
  const maxResults = Number(text(body, '@maxResults') ?? -1);
  return {
    id: text(body, 'rim:AdhocQuery/@id') ?? '',
    leafClass: text(body, 'query:ResponseOption/@returnType') !== 'ObjectRef',
    startIndex: Math.max(0, Number(text(body, '@startIndex') ?? 0)),
    maxResults: maxResults >= 0 ? maxResults : null,
    parameters,
  };
}

const ITEM = "'(?:[^']|'')*'|\\d+";
const LIST = new RegExp(`^(?:${ITEM})(?:\\s*,\\s*(?:${ITEM}))*$`);
const EACH = new RegExp(ITEM, 'g');

/** `'text'`, `('a','b')` or a number; a quote inside a text is doubled. */
function parseValue(written: string): string[] {
  const inner = written
    .trim()
    .replace(/^\(([\s\S]*)\)$/, '$1')
    .trim();
  if (!LIST.test(inner)) throw new Fault('DMPInvalidMessage', `Valeur de paramètre illisible : ${written}`);
  return [...inner.matchAll(EACH)].map(([item]) => item.replace(/^'|'$/g, '').replaceAll("''", "'"));
}
