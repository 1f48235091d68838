import { chromium, type Browser, type Page } from '@playwright/test';
import { WITHOUT } from '../../../build/chromium-host/chromium.ts';
import { installBridge, type Script, type ScriptedBridge } from './scripted-bridge.ts';

/** The system's Chromium, without any traffic of its own. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', WITHOUT],
  });
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly reducedMotion?: boolean;
  /** What the clock of the page says; the examples of the mock-ups are of 24 November 2026, 09:31. */
  readonly at?: string;
}

export interface TestPage {
  readonly page: Page;
  readonly bridge: ScriptedBridge;
  /** Errors and refusals of the content policy seen so far. */
  readonly complaints: string[];
}

/** A page of the window with this script behind it. */
export async function openPage(
  browser: Browser,
  address: string,
  script: Script,
  options: PageOptions = {},
): Promise<TestPage> {
  const { width = 1440, height = 900, dark = false, reducedMotion = true, at = '2026-11-24T08:31:00Z' } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.clock.setFixedTime(new Date(at));
  const bridge = await installBridge(page, script);
  await page.goto(address);
  return { page, bridge, complaints };
}
