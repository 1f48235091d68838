import type { Bench, BenchConditions } from '../bench.ts';
import {
  backToSearch,
  DOCUMENT_LINE,
  LOCK_READY,
  openWindow,
  patientSelector,
  prepareDossier,
  unlock,
  type AppWindow,
} from '../instruments/window.ts';
import { judged } from '../row.ts';
import { interleaved, median, percentile, timed, type Paired } from '../sampling.ts';

const PATIENT = 'NESSI';
const PIN = '1234';
/** H47: a return that takes longer is a reason to leave one's card behind. */
const BUDGET_MS = 3_000;

/** The dossier is the place one works in: its list can be clicked. */
async function isUsable({ page }: AppWindow): Promise<void> {
  await page.locator(DOCUMENT_LINE).first().click({ trial: true });
}

/** Locks by hand, as before leaving the room; then Enter behind the code → the same list, which answers. */
async function comeBack(window: AppWindow): Promise<number> {
  const { page } = window;
  await page.keyboard.press('Control+l');
  const code = page.locator(LOCK_READY);
  await code.waitFor();
  await code.fill(PIN);
  return timed(async () => {
    await code.press('Enter');
    await isUsable(window);
  });
}

/** The same dossier out of the search, the card being open: what the place itself takes. */
async function open(window: AppWindow, insId: string): Promise<number> {
  await backToSearch(window, insId);
  return timed(async () => {
    await window.page.locator(patientSelector(insId)).click();
    await isUsable(window);
  });
}

async function inWindow({ stage, quick }: BenchConditions): Promise<Paired> {
  const window = await openWindow(stage);
  try {
    await unlock(window);
    const { insId } = await prepareDossier(window, PATIENT);
    await window.page.reload();
    await open(window, insId);
    return await interleaved(
      quick ? 4 : 12,
      () => comeBack(window),
      () => open(window, insId),
    );
  } finally {
    await window.close();
  }
}

/** PIN → same place, in another page process, with a new card process, store and TLS session. */
export const comingBack: Bench = {
  name: 'return',
  async run(conditions) {
    const { measured, baseline } = await inWindow(conditions);
    const row = { unit: 'ms', baseline: 'the same dossier out of the search, card open' };
    const at = (share: number) => ({
      value: percentile(measured, share),
      baselineValue: percentile(baseline, share),
    });
    return [
      judged(
        { ...row, name: 'return-after-pin', value: median(measured), baselineValue: median(baseline) },
        { atMost: BUDGET_MS },
      ),
      judged({ ...row, name: 'return-after-pin-p95', ...at(0.95) }, { atMost: BUDGET_MS }),
    ];
  },
};
