import { ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ReadingRight } from '../../../../shared/domain/consent/reading-right.ts';
import { toCx, type Ins } from '../../../../shared/domain/patient/ins.ts';
import type { Answered, DocumentQuery, ReceivedList } from '../../../services/records/ports.ts';
import { writeAvailability } from '../ebxml/availability.ts';
import type { StoredQuery } from '../ebxml/stored-query.ts';
import type { OpenContext } from '../gateway-context.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import { pagedQuery } from './paged-query.ts';

/** Writes the search for one patient; the INS is sent as a parameter too (RG_3010, decision 14). */
export function findDocumentsQuery(ins: Ins, query: DocumentQuery): StoredQuery {
  return {
    query: 'findDocuments',
    returnType: 'LeafClass',
    parameters: [
      ['XDSDocumentEntryPatientId', toCx(ins)],
      ['XDSDocumentEntryStatus', query.statuses.map(writeAvailability)],
      ['XDSDocumentEntryServiceStartTimeFrom', query.serviceStartFrom],
      ['XDSDocumentEntryServiceStartTimeTo', query.serviceStartTo],
      ['XDSDocumentEntryTypeCode', query.typeCodes?.map((code) => `${code.code}^^${code.codeSystem}`)],
    ],
  };
}

/**
 * TD3.1 (ITI-18 FindDocuments): see `FindDocuments`. Pages until the announced number has come.
 *
 * @returns every row that came, `complete` false when it is not what was announced: a page failed, repeated itself
 *   or the count is wrong (H07). Only a first page that fails is a fault: those of `runQuery`.
 */
export async function findDocuments(
  context: OpenContext,
  right: ReadingRight,
  query: DocumentQuery,
  signal?: AbortSignal,
): Promise<Result<Answered<ReceivedList>, ExchangeFault>> {
  const gathered = await pagedQuery(context, TRANSACTIONS.search, right, findDocumentsQuery(right.ins, query), signal);
  if (!gathered.ok) return gathered;
  const { rows, announced, complete, serverAt } = gathered.value;
  return ok({ value: { rows, announced, complete }, serverAt });
}
