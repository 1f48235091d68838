import { ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ReadingRight } from '../../../../shared/domain/consent/reading-right.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';
import { writeStoredQuery, type StoredQuery } from '../ebxml/stored-query.ts';
import { call } from '../exchange.ts';
import type { OpenContext } from '../gateway-context.ts';
import type { QueryPage } from '../reading/read-page.ts';
import type { Transaction } from '../soap/transactions.ts';

/** Whose dossier is asked, and by what right; none for the look-up of one's own deposit (N3). */
export interface Asked {
  readonly ins: Ins;
  readonly right?: ReadingRight;
}

/** One page of a list, and when the server gave it. */
export interface QueryAnswer extends QueryPage {
  readonly serverAt: EpochMs | null;
}

/**
 * Runs a stored query (ITI-18).
 *
 * @returns the page; faults of `call` and of `readQueryPage`.
 */
export async function runQuery(
  context: OpenContext,
  transaction: Transaction,
  asked: Asked,
  query: StoredQuery,
  signal?: AbortSignal,
): Promise<Result<QueryAnswer, ExchangeFault>> {
  const called = await call(context, { transaction, ...asked, body: writeStoredQuery(query), signal });
  if (!called.ok) return called;
  const { answer, messageId, serverAt } = called.value;
  const page = await context.readPage(answer, messageId);
  return page.ok ? ok({ ...page.value, serverAt }) : page;
}
