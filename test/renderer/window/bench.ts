import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { OpeningOutcome } from '../../../shared/contract/dossier.ts';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { openBrowser, openPage, type PageOptions, type TestPage } from '../../support/bridge/browser.ts';
import { startWindow, type ServedWindow } from '../../support/bridge/built-window.ts';
import { good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { dossierOf, OPEN, practice, RIGHT, RUTH } from '../../support/bridge/world.ts';

/** The one caution under every list (H17). */
export const CAUTION = 'D’autres documents peuvent exister que vous ne voyez pas.';

/** The built window in a browser for the tests of one file; gives the way to open a page over a script. */
export function useBuiltWindow(): (script: Script, options?: PageOptions) => Promise<TestPage> {
  let served: ServedWindow;
  let browser: Browser;
  beforeAll(async () => {
    served = await startWindow();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  });
  // A page that stays open goes on painting beside the next test.
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  return (script, options) => openPage(browser, served.address, practice(script), options);
}

/** A practice with this dossier under the banner. */
export function opened(patient: PatientRow, outcome: OpeningOutcome, mayDeposit = true): Script {
  return {
    'card.state': () => good(OPEN),
    'dossier.current': () => good(dossierOf(patient, outcome, mayDeposit)),
  };
}

/** The dossier of RUTH, open to her médecin traitant. */
export const READABLE = opened(RUTH, { kind: 'open', right: RIGHT });

/** The list of documents on screen. */
export function listIn(page: Page) {
  return page.getByRole('listbox', { name: 'Documents' });
}

/** What axe finds, as one line each. */
export async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** Pictures for eyes, when they are asked for. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** The calls that a window made, by name, in order. */
export function named(bridge: { readonly calls: readonly { readonly name: string }[] }): string[] {
  return bridge.calls.map(({ name }) => name);
}
