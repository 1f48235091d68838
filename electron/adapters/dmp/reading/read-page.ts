import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { DocumentEntry, UnreadableEntry } from '../../../../shared/domain/document/entry.ts';
import { readAssociation, type Association } from '../ebxml/association.ts';
import { readEntry } from '../ebxml/read-entry.ts';
import { readRegistryResponse, registryFault } from '../ebxml/registry-response.ts';
import { dmpFault } from '../faults.ts';
import { NS } from '../namespaces.ts';
import { readAnswer } from '../soap/read-answer.ts';
import type { TransportAnswer } from '../transport.ts';
import { child, childElements, filledAttribute, isNamed, type XmlElement } from '../xml/element.ts';

/** A document of a list, or the place of one that cannot be read. */
export type Row = DocumentEntry | UnreadableEntry;

/** What a stored query brought, as plain values: they may come from another thread. */
export interface QueryPage {
  /** One row for each object that can be a document, in order. */
  readonly rows: readonly Row[];
  /** Links between objects, when the query asked for them. */
  readonly associations: readonly Association[];
  /** Objects of any kind that stand in the list. */
  readonly objectCount: number;
  readonly announced: number | null;
  /** The registry itself said that something is lacking. */
  readonly isPartial: boolean;
}

/** Told of a row of which the registry gave the identifier only. */
const REFERENCE = 'reference only';

/** True for a row that stands for a reference: nothing but its entryUUID is known. */
export function isReference(row: Row): boolean {
  return 'unreadable' in row && row.faults.includes(REFERENCE);
}

/** An answer by reference is a row too, though nothing is told of it. */
function rowOf(object: XmlElement): Row[] {
  if (isNamed(object, NS.rim, 'ExtrinsicObject')) return [readEntry(object)];
  const id = filledAttribute(object, 'id');
  if (!isNamed(object, NS.rim, 'ObjectRef')) return [];
  return [{ unreadable: true, ...(id ? { entryUUID: id } : {}), faults: [REFERENCE] }];
}

function announcedCount(payload: XmlElement): number | null {
  const count = Number(filledAttribute(payload, 'totalResultCount') ?? Number.NaN);
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/**
 * Reads the HTTP answer to a stored query (ITI-18).
 *
 * @returns the page; faults of `readAnswer`, `dmp/unexpected-answer`, the registry's refusal.
 */
export function readQueryPage(answer: TransportAnswer, messageId: string): Result<QueryPage, ExchangeFault> {
  const content = readAnswer(answer, messageId, 'read');
  if (!content.ok) return content;
  const { payload } = content.value;
  const isAnswer = isNamed(payload, NS.query, 'AdhocQueryResponse') || isNamed(payload, NS.rs, 'RegistryResponse');
  if (!isAnswer) return fail(dmpFault('dmp/unexpected-answer', 'read'));
  const response = readRegistryResponse(payload);
  const fault = registryFault(response, 'read');
  if (fault && response.status !== 'partial') return fail(fault);
  const list = child(payload, NS.rim, 'RegistryObjectList');
  const objects = list ? childElements(list) : [];
  return ok({
    rows: objects.flatMap(rowOf),
    associations: objects.filter((object) => isNamed(object, NS.rim, 'Association')).map(readAssociation),
    objectCount: objects.length,
    announced: announcedCount(payload),
    isPartial: response.status === 'partial',
  });
}
