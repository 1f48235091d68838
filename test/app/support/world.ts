/**
 * What stands around the window during a run: one seeded sandbox store and the test card, started once for all specs,
 * and workstations launched on them, each with a profile of its own.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { startSandboxStore, type SandboxStore } from '../../support/workstation/sandbox-store.ts';
import { folderBeside } from '../../support/searched-run.ts';
import { launchApp, type RunningApp } from './launch.ts';

/** The store and the folder of one run. */
export interface World {
  readonly folder: string;
  readonly store: SandboxStore;
}

/** How a workstation differs from the usual one. */
export interface WorkstationOptions {
  /** Settings of the client over those of the store; `recallWindowMs` is 0 unless said. */
  readonly settings?: Record<string, unknown>;
  readonly env?: Record<string, string>;
  readonly args?: string[];
  readonly userData?: string;
}

/** A launched application and its window. */
export interface Workstation {
  readonly app: RunningApp;
  readonly page: Page;
}

/** The tests of this folder: `world` lives as long as their worker. */
export const test = base.extend<object, { world: World }>({
  world: [
    async ({ browserName: _ }, use) => {
      const folder = folderBeside('dmp-world-');
      const store = await startSandboxStore(join(folder, 'store'));
      await use({ folder, store });
      await store.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';

let configs = 0;

/** Launches the application on the world's store with its card in the reader. The caller closes `app`. */
export async function launchWorkstation(world: World, options: WorkstationOptions = {}): Promise<Workstation> {
  const config = join(world.folder, `config-${(configs += 1)}.json`);
  writeFileSync(config, JSON.stringify({ ...world.store.settings, recallWindowMs: 0, ...options.settings }));
  const app = await launchApp({
    args: ['--config', config, ...(options.args ?? [])],
    env: { ...world.store.card.env, ...options.env },
    ...(options.userData !== undefined && { userData: options.userData }),
  });
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1440, height: 900 });
  return { app, page };
}
