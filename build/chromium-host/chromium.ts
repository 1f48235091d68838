/** Starts the system's Chromium over the debugging pipe: no port is opened, and it ends with the process that holds the pipe. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type BrowserContext, type CDPSession } from 'playwright-core';

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Parts of Chromium that neither Electron nor a test page has, and that cost time: two pages of its address bar in each
 * window (0.7 s of processor), a spare process for the next page, what it asks of servers.
 */
export const WITHOUT = `--disable-features=${[
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'SpareRendererForSitePerProcess',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
].join(',')}`;

const ARGUMENTS = [
  '--no-sandbox', // the machine that builds is often root in a container; the host is not a security boundary
  '--test-type',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  WITHOUT,
  '--force-color-profile=srgb',
  // Second net below the request filter: no name but the loopback's can be resolved.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--app=data:text/html,',
];

/** Path of the system's Chromium, or null. `HOST_CHROMIUM` names another. */
export function findChromium(): string | null {
  const named = process.env['HOST_CHROMIUM'];
  if (named) return named;
  return KNOWN_PLACES.find((path) => existsSync(path)) ?? null;
}

export interface RunningChromium {
  context: BrowserContext;
  /** Process ids of everything that shows a page or a frame now. */
  renderers(): Promise<number[]>;
  close(): Promise<void>;
}

/**
 * Opens a Chromium with a profile of its own, removed at the end. `HOST_PROFILE` names a folder instead, which stays;
 * `HOST_PROFILES` one in which each profile is made and stays: the leak tests look at what is left there. Throws when there is no Chromium on the machine.
 */
export async function startChromium(headless: boolean): Promise<RunningChromium> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('The Chromium host found no Chromium on this machine (HOST_CHROMIUM names one).');
  const kept = process.env['HOST_PROFILE'];
  const all = process.env['HOST_PROFILES'];
  const profile = kept ?? mkdtempSync(join(all ?? tmpdir(), 'chromium-host-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    viewport: null,
    ignoreDefaultArgs: ['--enable-automation'],
    args: ARGUMENTS,
    acceptDownloads: true,
    serviceWorkers: 'block',
  });
  const control = await context.browser()?.newBrowserCDPSession();
  return {
    context,
    renderers: () => renderersOf(control),
    close: () => closeChromium(context, kept || all ? null : profile),
  };
}

async function renderersOf(control: CDPSession | undefined): Promise<number[]> {
  if (!control) throw new Error('Chromium cannot be asked for its processes.');
  const { processInfo } = await control.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

async function closeChromium(context: BrowserContext, profile: string | null): Promise<void> {
  await context.close().catch(ignoreClosed);
  if (profile === null) return;
  // Chromium's own children may write to the profile for a moment after it has closed.
  for (let attempt = 0; attempt < 40; attempt++) {
    try {
      return rmSync(profile, { recursive: true, force: true });
    } catch {
      await delay(75);
    }
  }
}

/** Chromium may be gone already: that is what was wanted. */
export function ignoreClosed(error: unknown): void {
  if (!/closed|context|session|target|main process has ended/i.test(String(error))) console.error('[host]', error);
}
