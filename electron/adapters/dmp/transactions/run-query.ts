import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';
import { readRegistryResponse, registryFault } from '../ebxml/registry-response.ts';
import { writeStoredQuery, type StoredQuery } from '../ebxml/stored-query.ts';
import { exchange } from '../exchange.ts';
import { dmpFault } from '../faults.ts';
import type { OpenContext } from '../gateway-context.ts';
import { NS } from '../namespaces.ts';
import type { Transaction } from '../soap/transactions.ts';
import { child, childElements, filledAttribute, isNamed, type XmlElement } from '../xml/element.ts';

/** What a stored query brought: the objects of the list, in order, and how many there are in all. */
export interface QueryAnswer {
  readonly objects: readonly XmlElement[];
  readonly announced: number | null;
  /** The registry itself said that something is lacking. */
  readonly isPartial: boolean;
  readonly serverAt: EpochMs | null;
}

function announcedCount(payload: XmlElement): number | null {
  const count = Number(filledAttribute(payload, 'totalResultCount') ?? Number.NaN);
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/**
 * Runs a stored query (ITI-18).
 *
 * @returns the objects; faults of `exchange`, `dmp/unexpected-answer`, the registry's refusal.
 */
export async function runQuery(
  context: OpenContext,
  transaction: Transaction,
  ins: Ins,
  query: StoredQuery,
  signal?: AbortSignal,
): Promise<Result<QueryAnswer, ExchangeFault>> {
  const exchanged = await exchange(context, { transaction, ins, body: writeStoredQuery(query), signal });
  if (!exchanged.ok) return exchanged;
  const { payload, serverAt } = exchanged.value;
  const isAnswer = isNamed(payload, NS.query, 'AdhocQueryResponse') || isNamed(payload, NS.rs, 'RegistryResponse');
  if (!isAnswer) return fail(dmpFault('dmp/unexpected-answer', 'read'));
  const response = readRegistryResponse(payload);
  const fault = registryFault(response, 'read');
  if (fault && response.status !== 'partial') return fail(fault);
  const list = child(payload, NS.rim, 'RegistryObjectList');
  const objects = list ? childElements(list) : [];
  return ok({ objects, announced: announcedCount(payload), isPartial: response.status === 'partial', serverAt });
}
