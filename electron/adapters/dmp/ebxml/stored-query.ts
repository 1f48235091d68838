import { leaf, tag, type Xml } from '../xml/write-xml.ts';
import { NS } from '../namespaces.ts';

/** Stored queries of ITI-18 (dmp-interface §3.6). */
export const STORED_QUERY = {
  findDocuments: 'urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d',
  findSubmissionSets: 'urn:uuid:f26abbcb-ac74-4422-8a30-edb644bbc1a9',
  getAssociations: 'urn:uuid:a7ae438b-4bc2-4642-93e9-be891f7bb155',
  getDocuments: 'urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4',
} as const;

/** A parameter: one text, or a list of which any may match; an empty list is left out. */
export type QueryParameter = readonly [name: string, value: string | readonly string[] | undefined];

/** A query to be written. */
export interface StoredQuery {
  readonly query: keyof typeof STORED_QUERY;
  readonly parameters: readonly QueryParameter[];
  readonly returnType: 'LeafClass' | 'ObjectRef';
  /** First row wanted, when the answer came in pieces. */
  readonly startIndex?: number;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Longest text of one `rim:Value` (rim.xsd, LongName). */
const LONGEST_VALUE = 256;

/**
 * Value syntax of ITI-18 §3.18.4.1.2.3.5: a text in quotes, a list of them in parentheses. A list too long for one
 * value goes on in another, which says the same.
 */
function valueTexts(value: string | readonly string[]): string[] {
  if (typeof value === 'string') return [quoted(value)];
  const lists: string[][] = [];
  for (const text of value.map(quoted)) {
    const last = lists.at(-1);
    const length = last ? last.join(',').length + text.length + '(,)'.length : Infinity;
    if (last && length <= LONGEST_VALUE) last.push(text);
    else lists.push([text]);
  }
  return lists.map((list) => `(${list.join(',')})`);
}

function parameter([name, value]: QueryParameter): Xml | null {
  if (value === undefined || value.length === 0) return null;
  return tag(
    'rim:Slot',
    { name: `$${name}` },
    tag('rim:ValueList', {}, ...valueTexts(value).map((text) => leaf('rim:Value', text))),
  );
}

/** Writes an AdhocQueryRequest. */
export function writeStoredQuery({ query, parameters, returnType, startIndex }: StoredQuery): Xml {
  return tag(
    'query:AdhocQueryRequest',
    { 'xmlns:query': NS.query, 'xmlns:rim': NS.rim, startIndex: startIndex ? String(startIndex) : undefined },
    tag('query:ResponseOption', { returnComposedObjects: 'true', returnType }),
    tag('rim:AdhocQuery', { id: STORED_QUERY[query] }, ...parameters.map(parameter)),
  );
}
