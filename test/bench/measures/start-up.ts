import { join } from 'node:path';
import { launchApp } from '../../app/support/launch.ts';
import type { Bench } from '../bench.ts';
import { LOCK_READY, writeConfig } from '../instruments/window.ts';
import { judged } from '../row.ts';
import { interleaved, median, timed } from '../sampling.ts';

const BARE = join(import.meta.dirname, '..', '..', 'build', 'chromium-host', 'fixture');

/** Launches, waits until this can be seen, and closes outside the measured time. */
async function launchUntil(selector: string, options: Parameters<typeof launchApp>[0]): Promise<number> {
  let close = async (): Promise<void> => undefined;
  const took = await timed(async () => {
    const app = await launchApp(options);
    close = () => app.close();
    const page = await app.firstWindow();
    await page.locator(selector).waitFor();
  });
  await close();
  return took;
}

/** Cold start (new profile, new processes) until the code of the card can be typed, against an almost empty window. */
export const startUp: Bench = {
  name: 'start-up',
  async run({ quick, stage }) {
    const store = await stage.sandbox();
    const env = { SOFTHSM2_CONF: store.card.conf };
    const { measured, baseline } = await interleaved(
      quick ? 3 : 7,
      () => {
        const userData = stage.folder();
        return launchUntil(LOCK_READY, {
          appDir: stage.appDir,
          args: ['--config', writeConfig(store, userData)],
          env,
          userData,
        });
      },
      () => launchUntil('h1', { appDir: BARE, userData: stage.folder() }),
    );
    const row = { name: 'start-up', unit: 'ms', baseline: 'bare window on the same host' };
    return [
      judged({ ...row, value: median(measured), baselineValue: median(baseline) }, { below: 2_000, ratioBelow: 1.5 }),
    ];
  },
};
