import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../register.ts';
import { atWorkplace } from './at-work.ts';
import type { AtWork } from './workplace.ts';

type VisibilityChannel = Extract<keyof Handlers, `visibility.${string}`>;

/** Channels of what is done to documents already deposited. */
export function visibilityHandlers(atWork: AtWork): Pick<Handlers, VisibilityChannel> {
  const at = atWorkplace(atWork);
  return {
    'visibility.offers': ({ token, rowId }) => at((work) => work.changes.offers(token, rowId)),
    'visibility.change': ({ token, rowId, change, confirmed }) =>
      at(async (work) => {
        const row = await work.changes.change(token, rowId, change, confirmed);
        return row.ok ? ok({ row: row.value }) : row;
      }),
    'visibility.successor': ({ token, uniqueId }) =>
      at(async (work) => {
        const row = await work.changes.successor(token, uniqueId);
        return row.ok ? ok({ row: row.value }) : row;
      }),
    'visibility.withdrawDeposit': ({ jobId }) =>
      at(async (work) => {
        const job = await work.changes.withdrawDeposit(jobId);
        return job.ok ? ok(work.outbox.view(job.value)) : job;
      }),
  };
}
