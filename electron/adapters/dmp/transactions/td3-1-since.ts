import { ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ReadingRight } from '../../../../shared/domain/consent/reading-right.ts';
import { toCx, type Ins } from '../../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';
import { toXdsTime } from '../../../../shared/domain/time/hl7-time.ts';
import type { Answered, ReceivedList } from '../../../services/records/ports.ts';
import { writeAvailability } from '../ebxml/availability.ts';
import { ASSOCIATION } from '../ebxml/schemes.ts';
import type { StoredQuery } from '../ebxml/stored-query.ts';
import type { OpenContext } from '../gateway-context.ts';
import type { Row } from '../reading/read-page.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import { pagedQuery, type Gathered } from './paged-query.ts';

/** Identifiers in one query: a few kilobytes, whatever came since. */
const BATCH = 100;

function setsSince(ins: Ins, since: EpochMs): StoredQuery {
  return {
    query: 'findSubmissionSets',
    returnType: 'ObjectRef',
    parameters: [
      ['XDSSubmissionSetPatientId', toCx(ins)],
      ['XDSSubmissionSetStatus', [writeAvailability('approved')]],
      ['XDSSubmissionSetSubmissionTimeFrom', toXdsTime(since)],
    ],
  };
}

const membersOf = (sets: readonly string[]): StoredQuery => ({
  query: 'getAssociations',
  returnType: 'LeafClass',
  parameters: [['uuid', sets]],
});

const documents = (entries: readonly string[]): StoredQuery => ({
  query: 'getDocuments',
  returnType: 'LeafClass',
  parameters: [['XDSDocumentEntryEntryUUID', entries]],
});

function batches(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / BATCH);
  return Array.from({ length: count }, (_, index) => ids.slice(index * BATCH, (index + 1) * BATCH));
}

/** Several queries of one kind as one; the first that fails is the fault of all. */
async function together(
  context: OpenContext,
  right: ReadingRight,
  queries: readonly StoredQuery[],
  signal: AbortSignal | undefined,
): Promise<Result<readonly Gathered[], ExchangeFault>> {
  const all: Gathered[] = [];
  for (const query of queries) {
    const gathered = await pagedQuery(context, TRANSACTIONS.searchSince, right, query, signal);
    if (!gathered.ok) return gathered;
    all.push(gathered.value);
  }
  return ok(all);
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

/** The list that the last step gave; whole only when every step was (H14: else the watermark stays where it was). */
function listOf(steps: readonly (readonly Gathered[])[], rows: readonly Row[], sets: Gathered) {
  const complete = [[sets], ...steps].every((step) => step.every((one) => one.complete));
  const value: ReceivedList = { rows, announced: null, complete };
  return ok({ value, serverAt: sets.serverAt });
}

/**
 * What was submitted since an instant: see `FindSince`. Three steps (EX_3.1-1020): sets, their members, the documents.
 * The answer's time is that of the first step: what is submitted during the others is found by the next look (H14).
 *
 * @returns the documents that the caller may know of; a fault of any step is the fault of all, `complete` false when a
 *   step was cut short.
 */
export async function findSince(
  context: OpenContext,
  right: ReadingRight,
  since: EpochMs,
  signal?: AbortSignal,
): Promise<Result<Answered<ReceivedList>, ExchangeFault>> {
  const sets = await pagedQuery(context, TRANSACTIONS.searchSince, right, setsSince(right.ins, since), signal);
  if (!sets.ok) return sets;
  const setIds = unique(sets.value.rows.flatMap(({ entryUUID }) => entryUUID ?? []));
  const members = await together(context, right, batches(setIds).map(membersOf), signal);
  if (!members.ok) return members;
  const links = members.value.flatMap(({ associations }) => associations);
  const entryIds = unique(links.flatMap(({ kind, target }) => (kind === ASSOCIATION.hasMember ? [target] : [])));
  const found = await together(context, right, batches(entryIds).map(documents), signal);
  if (!found.ok) return found;
  const rows = found.value.flatMap((one) => one.rows);
  return listOf([members.value, found.value], rows, sets.value);
}
