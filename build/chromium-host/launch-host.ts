/** Starts a built Electron application, unmodified, in plain Node and the system's Chromium. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { startChromium } from './chromium.ts';
import { Host } from './host.ts';
import { MainProcess } from './main-process.ts';

export interface HostOptions {
  /** Folder of the application's package.json, whose `main` is run. */
  appDir: string;
  /** Another main file than the one in package.json. */
  mainFile?: string;
  args?: string[];
  env?: Record<string, string | undefined>;
  /** Profile of the application; without it, where Electron would put it. */
  userData?: string;
  /** Without it: headless when there is no display. */
  headless?: boolean;
  /** `pipe` keeps the main process's output from the terminal; read it from `mainProcess.child`. */
  stdio?: 'inherit' | 'pipe';
}

/** Chromium has 30 s of its own to open, the rest is a matter of milliseconds: nothing is waited for without an end. */
const START_MS = 40_000;

/** Thrown when one of its parts never answered; all of them are ended. */
export class HostNotStarted extends Error {
  override readonly name = 'HostNotStarted';
}

/** Returns once the application's `ready` has fired. Throws when there is no Chromium, `HostNotStarted` when it hangs. */
export async function launchHost(options: HostOptions): Promise<Host> {
  const appDir = resolve(options.appDir);
  const headless = options.headless ?? !process.env['DISPLAY'];
  const chromium = startChromium(headless);
  const host = new Host();
  const main = new MainProcess(
    {
      mainFile: resolve(appDir, options.mainFile ?? mainOf(appDir)),
      args: options.args ?? [],
      cwd: appDir,
      env: options.env ?? {},
      stdio: options.stdio ?? 'inherit',
      config: {
        appDir,
        userData: options.userData ?? null,
        interactive: !headless,
        electronVersion: electronVersion(),
      },
    },
    host,
  );
  try {
    const devServer = options.env?.['ELECTRON_RENDERER_URL'] ?? process.env['ELECTRON_RENDERER_URL'] ?? null;
    await withEnd(host.start(main, chromium, devServer), () => host.stage);
  } catch (error) {
    main.child.kill('SIGKILL');
    throw error;
  }
  return host;
}

async function withEnd(start: Promise<void>, stage: () => string): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const tooLate = (): void => reject(new HostNotStarted(`Not started within ${START_MS} ms: ${stage()}`));
  const timer = setTimeout(tooLate, START_MS);
  try {
    await Promise.race([start, late]);
  } finally {
    clearTimeout(timer);
  }
}

function mainOf(appDir: string): string {
  const description = JSON.parse(readFileSync(join(appDir, 'package.json'), 'utf8')) as { main?: string };
  return description.main ?? 'index.js';
}

/** The version whose API is being stood in for. `require('electron')` itself would start a download. */
function electronVersion(): string {
  const description = createRequire(import.meta.url)('electron/package.json') as { version: string };
  return description.version;
}
