import type { DocumentList } from '../../../shared/contract/dossier.ts';
import type { Bench, BenchConditions } from '../bench.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import { openCardGateway } from '../instruments/card-gateway.ts';
import { proofFor, value } from '../instruments/consented.ts';
import { startCountingProxy } from '../instruments/counting-proxy.ts';
import { clickToPaint, paintBareTable } from '../instruments/in-page.ts';
import {
  backToSearch,
  DOCUMENT_LINE,
  openWindow,
  PATIENT_ROW,
  patientSelector,
  prepareDossier,
  READ_COPY,
  unlock,
  type AppWindow,
} from '../instruments/window.ts';
import { judged, type BenchRow } from '../row.ts';
import { interleaved, median, percentile, type Paired } from '../sampling.ts';

const PATIENT = 'PAT-GROSDOSSIER';
const OLDER = '.scope button.link';
/** The list without a lower bound offers no older one. */
const WHOLE_LIST = '.dossier:not(:has(.scope button.link)) .list .row';

function cellsOf({ rows }: DocumentList): string[][] {
  return rows.map((row) =>
    'unreadable' in row
      ? [row.rowId]
      : [row.actTime ?? '', row.title, row.typeLabel, row.authorLabel, row.institutionLabel, row.states.join(' ')],
  );
}

interface Prepared {
  readonly window: AppWindow;
  readonly insId: string;
  readonly ins: Ins;
  readonly cells: readonly (readonly string[])[];
  readonly quick: boolean;
}

/** TD0.2 and TD3.1 asked of the store, two years at first (R18), then the rest. */
async function remote({ window, insId, cells, quick }: Prepared): Promise<{ first: Paired; whole: Paired }> {
  const bare = (): Promise<number> => paintBareTable(window.page, cells);
  const openFirst = async (): Promise<number> => {
    await backToSearch(window, insId);
    return clickToPaint(window.page, { click: patientSelector(insId), painted: DOCUMENT_LINE });
  };
  const first = await interleaved(quick ? 2 : 4, openFirst, bare);
  const whole = await interleaved(
    quick ? 1 : 2,
    async () => {
      await openFirst();
      return clickToPaint(window.page, { click: OLDER, painted: WHOLE_LIST });
    },
    bare,
  );
  return { first, whole };
}

interface FromCopy {
  /** Click → the window says that nobody answers. */
  readonly told: number;
  /** The list asked of the main process and received in the page, nothing painted. */
  readonly called: number;
  readonly copy: Paired;
}

/** Milliseconds, by the clock of the page. */
async function callForList({ page, call }: AppWindow): Promise<number> {
  const dossier = await call('dossier.current', {});
  return page.evaluate(async (token) => {
    const startedAt = performance.now();
    await window.dmp.call('dossier.list', { token, scope: 'two-years', archived: false, obsolete: false });
    return performance.now() - startedAt;
  }, dossier?.token ?? '');
}

/** Nobody answers: the window says so, and «Lire la copie de ce poste» shows the 2,000. */
async function cached({ window, insId, cells, quick }: Prepared): Promise<FromCopy> {
  const told: number[] = [];
  const called: number[] = [];
  const copy = await interleaved(
    quick ? 5 : 15,
    async () => {
      await backToSearch(window, insId);
      told.push(await clickToPaint(window.page, { click: patientSelector(insId), painted: READ_COPY }));
      called.push(await callForList(window));
      return clickToPaint(window.page, { click: READ_COPY, painted: DOCUMENT_LINE });
    },
    () => paintBareTable(window.page, cells),
  );
  return { told: median(told), called: median(called), copy };
}

/** TD3.1 of the 2,000 as the gateway gives it, and the exchange inside it: the raw answer over the same TLS. */
async function throughGateway({ stage, quick }: BenchConditions, ins: Ins): Promise<Paired> {
  let exchangeMs = 0;
  const card = await openCardGateway(await stage.sandbox(), stage.folder(), { onExchange: (ms) => (exchangeMs += ms) });
  try {
    const ask = async (): Promise<number> => {
      exchangeMs = 0;
      const startedAt = performance.now();
      value(await card.gateway.findDocuments(proofFor(ins), { statuses: ['approved'] }));
      return performance.now() - startedAt;
    };
    return await interleaved(quick ? 2 : 5, ask, async () => exchangeMs);
  } finally {
    await card.stop();
  }
}

async function prepared(window: AppWindow, { quick }: BenchConditions): Promise<Prepared> {
  await unlock(window);
  const { insId, ins, list } = await prepareDossier(window, PATIENT);
  if (list.rows.length < 2_000) throw new Error(`Only ${list.rows.length} documents in the list`);
  await window.page.reload();
  await window.page.locator(PATIENT_ROW).first().waitFor();
  return { window, insId, ins, cells: cellsOf(list), quick };
}

function rowsOf(
  { first, whole }: { first: Paired; whole: Paired },
  { told, called, copy }: FromCopy,
  gateway: Paired,
): BenchRow[] {
  const baseline = 'the same 2,000 rows as a bare HTML table';
  const row = (name: string, value: number, paired: Paired) => ({
    name,
    unit: 'ms',
    value,
    baseline,
    baselineValue: median(paired.baseline),
  });
  return [
    judged(row('open-list-2000', median(copy.measured), copy), { below: 100 }),
    judged(row('open-list-2000-p95', percentile(copy.measured, 0.95), copy), { below: 300 }),
    judged(row('open-list-2000-call-alone', called, copy)),
    judged(row('open-list-2000-unreachable-told', told, copy)),
    judged(row('open-list-remote-two-years', median(first.measured), first)),
    judged(row('open-list-remote-2000', median(whole.measured), whole)),
    judged({
      ...row('list-2000-through-gateway', median(gateway.measured), gateway),
      baseline: 'the raw exchange inside it, same TLS',
    }),
  ];
}

async function inWindow(conditions: BenchConditions) {
  const { stage } = conditions;
  const proxy = await startCountingProxy(String((await stage.sandbox()).settings['baseUrl']));
  const window = await openWindow(stage, proxy.baseUrl);
  try {
    const ready = await prepared(window, conditions);
    const fromStore = await remote(ready);
    await proxy.refuse();
    return { ins: ready.ins, fromStore, fromCopy: await cached(ready) };
  } finally {
    await window.close();
    await proxy.stop();
  }
}

/**
 * Click → list painted, in the window. With the DMP reachable a list is always asked of it anew; the local copy shows
 * when it cannot be reached, which is what the budget of the cached dossier is held against.
 */
export const openList: Bench = {
  name: 'open-list-2000',
  async run(conditions) {
    const { ins, fromStore, fromCopy } = await inWindow(conditions);
    return rowsOf(fromStore, fromCopy, await throughGateway(conditions, ins));
  },
};
