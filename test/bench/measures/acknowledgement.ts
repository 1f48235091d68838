import type { Bench, BenchConditions } from '../bench.ts';
import { acknowledgeBare, clickToPaint, framesUntil } from '../instruments/in-page.ts';
import {
  backToSearch,
  DOCUMENT_LINE,
  openWindow,
  patientSelector,
  prepareDossier,
  unlock,
  type AppWindow,
} from '../instruments/window.ts';
import { judged, type BenchRow } from '../row.ts';
import { interleaved, median, percentile, type Paired } from '../sampling.ts';

const LATENCY_MS = 3_000;
const SMALL = 'NESSI';
const LARGE = 'PAT-GROSDOSSIER';

/** What shows that the dossier is being asked for. */
const OPENING = '.main .waiting';

interface Frozen {
  readonly opening: number;
  readonly idle: number;
}

/** The longest time without a frame while a dossier of 2,000 documents opens, and while nothing happens. */
async function longestFrames(window: AppWindow, insId: string): Promise<Frozen> {
  await backToSearch(window, insId);
  const opening = await framesUntil(window.page, { click: patientSelector(insId), painted: DOCUMENT_LINE });
  await backToSearch(window, insId);
  const idle = await framesUntil(window.page, null);
  return { opening, idle };
}

async function inWindow({ stage, quick }: BenchConditions): Promise<{ clicks: Paired; frozen: Frozen }> {
  const window = await openWindow(stage);
  try {
    await unlock(window);
    const { insId } = await prepareDossier(window, SMALL);
    const large = await prepareDossier(window, LARGE);
    await window.page.reload();
    await stage.setLatency(LATENCY_MS);
    const clicks = await interleaved(
      quick ? 4 : 10,
      async () => {
        await backToSearch(window, insId);
        return clickToPaint(window.page, { click: patientSelector(insId), painted: OPENING });
      },
      () => acknowledgeBare(window.page),
    );
    return { clicks, frozen: await longestFrames(window, large.insId) };
  } finally {
    await stage.setLatency(0);
    await window.close();
  }
}

/** «Open this dossier» acknowledged on screen while each answer of the store takes three seconds more. */
export const acknowledgement: Bench = {
  name: 'ack',
  async run(conditions): Promise<BenchRow[]> {
    const { clicks, frozen } = await inWindow(conditions);
    const row = { name: 'ack', unit: 'ms', baseline: 'a bare button in the same page' };
    const { measured, baseline } = clicks;
    return [
      judged({ ...row, value: median(measured), baselineValue: median(baseline) }, { below: 100 }),
      judged(
        {
          ...row,
          name: 'ack-p95',
          value: percentile(measured, 0.95),
          baselineValue: percentile(baseline, 0.95),
        },
        { below: 100 },
      ),
      judged(
        {
          name: 'longest-frame-opening-2000',
          unit: 'ms',
          value: frozen.opening,
          baseline: 'the same window idle',
          baselineValue: frozen.idle,
        },
        { atMost: 200 },
      ),
    ];
  },
};
