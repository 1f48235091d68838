/**
 * Starts the built application for a window test, on the real Electron or on the host (`APP_DRIVER`), with a profile
 * of its own that is removed at the end.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import type * as Electron from 'electron';
import { HostNotStarted, launchHost, type HostOptions } from '../../../build/chromium-host/launch-host.ts';
import type { Host } from '../../../build/chromium-host/host.ts';
import { keepProfile } from '../../support/searched-run.ts';
import { chooseDriver } from '../../../build/scripts/running/choose-driver.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface LaunchOptions {
  /** Arguments of the application. */
  args?: string[];
  env?: Record<string, string>;
  /** Host only. Without it: headless, unless HEADED is set. */
  headless?: boolean;
  /** A profile to keep between two launches; the caller removes it. */
  userData?: string;
  /** Folder of another application than ours. */
  appDir?: string;
}

type DialogMethod = 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox';

export interface RunningApp {
  driver: 'electron' | 'host';
  userData: string;
  /** Process id of the main process. */
  pid: number;
  /** The first window that has loaded a page of the application. */
  firstWindow(): Promise<Page>;
  windows(): Page[];
  /** Runs a function in the main process; it receives the module `electron` and one cloneable argument. */
  evaluate<R, A = undefined>(
    work: (electron: typeof Electron, argument: A) => R | Promise<R>,
    argument?: A,
  ): Promise<R>;
  /** From now on this dialog of the main process answers so, without being shown. */
  answerDialog(method: DialogMethod, answer: object): Promise<void>;
  /** As if the machine had said it: `suspend`, `resume`, `lock-screen`… */
  emitPower(event: string): Promise<void>;
  /** What the desktop was asked to show, as text. */
  notices(): Promise<readonly string[]>;
  /** Quits, and leaves no process and no temporary profile. Also right after the main process was killed. */
  close(): Promise<void>;
}

type Handle = Pick<RunningApp, 'notices' | 'driver' | 'pid' | 'firstWindow' | 'windows' | 'evaluate' | 'close'>;

/** Starts the application. Throws when it cannot start; use `firstWindow()` to wait for its page. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'dmp-test-'));
  const driver = chooseDriver();
  const handle = driver.executable
    ? await launchElectron(driver.executable, userData, options)
    : await launchOnHost(userData, options);
  return {
    ...handle,
    userData,
    answerDialog: (method, answer) =>
      handle.evaluate(
        ({ dialog }, given) => {
          Reflect.set(dialog, given.method, () => Promise.resolve(given.answer));
        },
        { method, answer },
      ),
    emitPower: (event) =>
      handle.evaluate(({ powerMonitor }, name) => {
        powerMonitor.emit(name as 'suspend');
      }, event),
    async close() {
      await handle.close();
      keepProfile(userData);
      if (!options.userData) rmSync(userData, { recursive: true, force: true });
    },
  };
}

async function launchOnHost(userData: string, options: LaunchOptions): Promise<Handle> {
  const { args = [], env = {}, headless = !process.env['HEADED'], appDir = ROOT } = options;
  const host = await startedHost({ appDir, args, env, headless, userData });
  return {
    driver: 'host',
    pid: host.pid,
    firstWindow: () => host.firstWindow(),
    windows: () => host.windows(),
    notices: () => Promise.resolve(host.notifications.map((notice) => JSON.stringify(notice))),
    evaluate: (work, argument) => host.evaluate(work, argument),
    close: () => host.close(),
  };
}

/** The stand-in hung once in some hundred starts; that is no matter of the application, and is said. */
async function startedHost(options: HostOptions): Promise<Host> {
  try {
    return await launchHost(options);
  } catch (error) {
    if (!(error instanceof HostNotStarted)) throw error;
    console.error(`[host] ${error.message}; once more`);
    return launchHost(options);
  }
}

async function launchElectron(executablePath: string, userData: string, options: LaunchOptions): Promise<Handle> {
  const { args = [], env = {}, appDir = ROOT } = options;
  const app = await _electron.launch({
    executablePath,
    args: ['--no-sandbox', `--user-data-dir=${userData}`, appDir, ...args],
    env: { ...definedEnvironment(), ...env },
  });
  // Electron keeps no list of what it showed: noted as it is shown.
  await app.evaluate(({ Notification }) => {
    const { show } = Notification.prototype;
    Notification.prototype.show = function noted(this: Electron.Notification) {
      const kept = (Reflect.get(globalThis, 'shownNotices') ?? []) as string[];
      Reflect.set(globalThis, 'shownNotices', [...kept, `${this.title} ${this.body}`]);
      show.call(this);
    };
  });
  return {
    driver: 'electron',
    pid: app.process().pid ?? 0,
    firstWindow: () => app.firstWindow(),
    windows: () => app.windows(),
    notices: () => app.evaluate(() => (Reflect.get(globalThis, 'shownNotices') ?? []) as string[]),
    // Playwright's own type describes handles too, which are not used here: the function and its argument are ours.
    evaluate: app.evaluate.bind(app) as Handle['evaluate'],
    close: () => app.close(),
  };
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
