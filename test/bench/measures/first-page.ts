import type { Bench, BenchConditions } from '../bench.ts';
import { startCountingProxy } from '../instruments/counting-proxy.ts';
import { firstPagePainted } from '../instruments/in-page.ts';
import {
  backToSearch,
  openWindow,
  patientSelector,
  prepareDossier,
  READ_COPY,
  unlock,
  type AppWindow,
} from '../instruments/window.ts';
import { judged, type BenchRow } from '../row.ts';
import { interleaved, median, timed, type Paired } from '../sampling.ts';

const PATIENT = 'NESSI';
const PDF = 'urn:ihe:iti:xds-sd:pdf:2008';

interface Opened {
  readonly window: AppWindow;
  readonly token: string;
  /** The first document with a PDF inside, near the top of the list. */
  readonly rowId: string;
}

/** The dossier on screen, its token and the document to read. */
async function openDossier(window: AppWindow, insId: string, fromCopy: boolean): Promise<Opened> {
  await backToSearch(window, insId);
  await window.page.locator(patientSelector(insId)).click();
  if (fromCopy) await window.page.locator(READ_COPY).click();
  await window.page.locator('.dossier .list .row').first().waitFor();
  const dossier = await window.call('dossier.current', {});
  if (!dossier) throw new Error('No dossier is open');
  const { token } = dossier;
  const list = await window.call('dossier.list', { token, scope: 'two-years', archived: false, obsolete: false });
  const row = list.rows.find((one) => !('unreadable' in one) && one.formatCode === PDF && !one.patientAuthored);
  if (!row) throw new Error('No PDF in the list');
  return { window, token, rowId: row.rowId };
}

/** Click → first page drawn, turn by turn with the same document fetched and read but not shown. */
async function measure({ window, token, rowId }: Opened, repetitions: number): Promise<Paired> {
  return interleaved(
    repetitions,
    () => firstPagePainted(window.page, rowId),
    () => timed(() => window.call('document.read', { token, rowId })),
  );
}

async function inWindow({ stage, quick }: BenchConditions): Promise<{ remote: Paired; cached: Paired }> {
  const proxy = await startCountingProxy(String((await stage.sandbox()).settings['baseUrl']));
  const window = await openWindow(stage, proxy.baseUrl);
  const repetitions = quick ? 3 : 8;
  try {
    await unlock(window);
    const { insId } = await prepareDossier(window, PATIENT);
    await window.page.reload();
    const remote = await measure(await openDossier(window, insId, false), repetitions);
    await proxy.refuse();
    const cached = await measure(await openDossier(window, insId, true), repetitions);
    return { remote, cached };
  } finally {
    await window.close();
    await proxy.stop();
  }
}

/**
 * Click on a document → its first page drawn in the viewer. The remote figure counts the whole exchange, from the
 * click on: more than «after the first byte» asks.
 */
export const firstPage: Bench = {
  name: 'first-page',
  async run(conditions): Promise<BenchRow[]> {
    const { remote, cached } = await inWindow(conditions);
    const row = (name: string, { measured, baseline }: Paired) => ({
      name,
      unit: 'ms',
      value: median(measured),
      baseline: 'the same document read, not shown',
      baselineValue: median(baseline),
    });
    return [
      judged(row('first-page-cached', cached), { below: 500 }),
      judged(row('first-page-remote', remote), { below: 1_000 }),
    ];
  },
};
