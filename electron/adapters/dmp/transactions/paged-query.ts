import { ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ReadingRight } from '../../../../shared/domain/consent/reading-right.ts';
import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';
import type { Association } from '../ebxml/association.ts';
import type { StoredQuery } from '../ebxml/stored-query.ts';
import type { OpenContext } from '../gateway-context.ts';
import type { Row } from '../reading/read-page.ts';
import type { Transaction } from '../soap/transactions.ts';
import { runQuery, type QueryAnswer } from './run-query.ts';

/** A registry that answers one row at a time does not hold us for ever. */
const MOST_PAGES = 200;

/** All the pages of one query. */
export interface Gathered {
  readonly rows: readonly Row[];
  readonly associations: readonly Association[];
  readonly announced: number | null;
  /** Exactly what was announced came, and nothing said that something lacks (N4, H07). */
  readonly complete: boolean;
  readonly serverAt: EpochMs | null;
}

/** What came so far; the same object on two pages counts once, a row without identifier always counts. */
class Gathering {
  readonly #rows: Row[] = [];
  readonly #associations: Association[] = [];
  readonly #known = new Set<string>();
  #announced: number | null = null;
  #isPartial = false;

  get count(): number {
    return this.#rows.length + this.#associations.length;
  }

  /** Adds a page and says whether it brought anything new. */
  add(page: QueryAnswer): boolean {
    const before = this.count;
    for (const row of page.rows) if (this.#isNew(row.entryUUID)) this.#rows.push(row);
    for (const one of page.associations) {
      if (this.#isNew(`${one.kind} ${one.source} ${one.target}`)) this.#associations.push(one);
    }
    if (page.announced !== null) this.#announced = Math.max(this.#announced ?? 0, page.announced);
    this.#isPartial ||= page.isPartial;
    return this.count > before;
  }

  /** More is announced than came. */
  isShort(): boolean {
    return this.#announced !== null && this.count < this.#announced;
  }

  whole(serverAt: EpochMs | null): Gathered {
    const agrees = this.#announced === null || this.#announced === this.count;
    return {
      rows: this.#rows,
      associations: this.#associations,
      announced: this.#announced,
      complete: agrees && !this.#isPartial,
      serverAt,
    };
  }

  #isNew(key: string | undefined): boolean {
    if (key === undefined) return true;
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    return true;
  }
}

/**
 * Runs a stored query page by page until the announced number has come.
 *
 * @returns everything that came, `complete` false when it is not what was announced: a page failed, repeated itself or
 *   the count is wrong (H07). Only a first page that fails is a fault: those of `runQuery`.
 */
export async function pagedQuery(
  context: OpenContext,
  transaction: Transaction,
  right: ReadingRight,
  query: StoredQuery,
  signal?: AbortSignal,
): Promise<Result<Gathered, ExchangeFault>> {
  const asked = { ins: right.ins, right };
  const first = await runQuery(context, transaction, asked, query, signal);
  if (!first.ok) return first;
  const gathering = new Gathering();
  let serverAt: EpochMs | null = first.value.serverAt;
  let progressed = gathering.add(first.value);
  for (let page = 1; gathering.isShort() && progressed && page < MOST_PAGES; page += 1) {
    const more = { ...query, startIndex: gathering.count };
    const next = await runQuery(context, transaction, asked, more, signal);
    if (!next.ok) break;
    serverAt = next.value.serverAt ?? serverAt;
    progressed = gathering.add(next.value);
  }
  return ok(gathering.whole(serverAt));
}
