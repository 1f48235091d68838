import { ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ReadingRight } from '../../../../shared/domain/consent/reading-right.ts';
import { toCx, type Ins } from '../../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';
import type { Answered, DocumentQuery, ReceivedList } from '../../../services/records/ports.ts';
import { writeAvailability } from '../ebxml/availability.ts';
import type { StoredQuery } from '../ebxml/stored-query.ts';
import type { OpenContext } from '../gateway-context.ts';
import type { Row } from '../reading/read-page.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import { runQuery, type QueryAnswer } from './run-query.ts';

/** A registry that answers one row at a time does not hold us for ever. */
const MOST_PAGES = 200;

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

/** Rows received so far; the same entry on two pages counts once, a row without identifier always counts. */
class Rows {
  readonly #rows: Row[] = [];
  readonly #known = new Set<string>();
  announced: number | null = null;
  isPartial = false;

  get all(): readonly Row[] {
    return this.#rows;
  }

  /** Adds a page and says whether it brought anything new. */
  add(page: QueryAnswer): boolean {
    const before = this.#rows.length;
    for (const row of page.rows) {
      if (row.entryUUID !== undefined && this.#known.has(row.entryUUID)) continue;
      if (row.entryUUID !== undefined) this.#known.add(row.entryUUID);
      this.#rows.push(row);
    }
    if (page.announced !== null) this.announced = Math.max(this.announced ?? 0, page.announced);
    this.isPartial ||= page.isPartial;
    return this.#rows.length > before;
  }

  /** More is announced than came. */
  isShort(): boolean {
    return this.announced !== null && this.#rows.length < this.announced;
  }

  /** Whole only when exactly what was announced came (N4, H07). */
  received(): ReceivedList {
    const agrees = this.announced === null || this.announced === this.#rows.length;
    return { rows: this.#rows, announced: this.announced, complete: agrees && !this.isPartial };
  }
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
  const written = findDocumentsQuery(right.ins, query);
  const first = await runQuery(context, TRANSACTIONS.search, { ins: right.ins, right }, written, signal);
  if (!first.ok) return first;
  const rows = new Rows();
  let serverAt: EpochMs | null = first.value.serverAt;
  let progressed = rows.add(first.value);
  for (let page = 1; rows.isShort() && progressed && page < MOST_PAGES; page += 1) {
    const more = { ...written, startIndex: rows.all.length };
    const next = await runQuery(context, TRANSACTIONS.search, { ins: right.ins, right }, more, signal);
    if (!next.ok) break;
    serverAt = next.value.serverAt ?? serverAt;
    progressed = rows.add(next.value);
  }
  return ok({ value: rows.received(), serverAt });
}
