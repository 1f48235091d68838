import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Electron from 'electron';
import type { Page } from 'playwright-core';
import type { Host } from '../../../build/chromium-host/host.ts';
import { launchHost } from '../../../build/chromium-host/launch-host.ts';

const appDir = join(import.meta.dirname, 'fixture');
const userData = mkdtempSync(join(tmpdir(), 'host-test-'));

interface Bridge {
  call(channel: string, value?: unknown): Promise<unknown>;
  askPush(): void;
  listen(channel: string, listener: (value: unknown) => void): () => void;
  pathOf(file: unknown): string;
}
declare const bridge: Bridge;

let host: Host;
let page: Page;

beforeAll(async () => {
  host = await launchHost({ appDir, userData, headless: true });
  page = await host.firstWindow();
}, 60_000);

afterAll(async () => {
  await host.close();
  rmSync(userData, { recursive: true, force: true });
});

describe('the bridge between page and main process', () => {
  test('a call goes to the main process and back, with the address of its sender', async () => {
    const value = { text: 'é', big: 12n, at: new Date(5), nothing: undefined, bytes: new Uint8Array([9, 8]) };
    const answer = await page.evaluate((given) => bridge.call('echo', given), value);
    expect(answer).toEqual({ value, url: 'app://bundle/index.html', origin: 'app://bundle' });
  });

  test('a handler that throws rejects with the sentence of Electron', async () => {
    const message = await page.evaluate(() => bridge.call('fail').catch((error: Error) => error.message));
    expect(message).toBe("Error invoking remote method 'fail': Error: refused on purpose");
  });

  test('a message pushed by the main process reaches the listener until it is removed', async () => {
    const pushed = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const stop = bridge.listen('pushed', (value) => {
            stop();
            resolve(value);
          });
          bridge.askPush();
        }),
    );
    expect(pushed).toEqual({ at: new Date(0), bytes: new Uint8Array([1, 2, 3]) });
  });

  test('the page has no Node, and cannot change what the preload exposed', async () => {
    const seen = await page.evaluate(() => [typeof Reflect.get(window, 'require'), Object.isFrozen(bridge)]);
    expect(seen).toEqual(['undefined', true]);
  });

  test('the path of a dropped file is refused by name, not invented', async () => {
    const message = await page.evaluate(() => {
      try {
        return bridge.pathOf('a.pdf');
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(message).toBe('Electron API not supported by the Chromium host: webUtils.getPathForFile');
  });
});

describe('the page is held as in Electron', () => {
  test('the content security policy of the application stops an inline script', async () => {
    expect(await page.evaluate(() => 'inlineRan' in window)).toBe(false);
  });

  test('permissions are refused as the application decided', async () => {
    const state = await page.evaluate(() => navigator.permissions.query({ name: 'geolocation' }).then((s) => s.state));
    expect(state).toBe('denied');
  });

  test('a navigation the application prevents does not happen', async () => {
    await page.evaluate(() => (location.href = 'https://example.invalid/'));
    await expect.poll(() => host.blocked.map((entry) => entry.url)).toContain('https://example.invalid/');
    // While it is being refused the title is that of the attempt.
    await expect.poll(() => page.title()).toBe('Fixture');
    expect(page.url()).not.toContain('example.invalid');
  });

  test('a window opened by the page is refused, and the application hears of it', async () => {
    await page.evaluate(() => void window.open('about:blank#popup'));
    await expect.poll(() => host.evaluate(() => Reflect.get(globalThis, 'openedUrl') as string)).toContain('popup');
    await expect.poll(() => host.windows().length).toBe(1);
  });

  test('a sandboxed frame of the scheme loads under its own policy, and has no bridge', async () => {
    await page.evaluate(() => (Reflect.get(window, 'addFrame') as () => void)());
    const message = { data: { bridge: 'undefined', text: 'module ran in the frame' }, origin: 'null' };
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'frames_') as unknown)).toEqual([message, message]);
  });
});

describe('the main process', () => {
  test('an API that the host lacks throws by its name', async () => {
    const messages = await host.evaluate(async (electron: typeof Electron) => {
      const attempts = [
        () => electron.app.getFileIcon('/'),
        () => electron.shell.showItemInFolder('/'),
        () => electron.BrowserWindow.getAllWindows()[0]?.getNativeWindowHandle(),
        () => electron.powerMonitor.on('thermal-state-change', () => undefined),
        () => electron.dialog.showSaveDialog({}),
      ];
      const outcomes = attempts.map((attempt) => Promise.resolve().then(attempt));
      const settled = await Promise.allSettled(outcomes);
      return settled.map((one) =>
        one.status === 'rejected' ? (one.reason as Error).message.split(': ')[1] : 'passed',
      );
    });
    expect(messages).toEqual([
      'app.getFileIcon',
      'shell.showItemInFolder',
      'BrowserWindow.getNativeWindowHandle',
      "powerMonitor.on('thermal-state-change')",
      'dialog.showSaveDialog without an answer given by the test',
    ]);
  });

  test('a dialog is answered by the test', async () => {
    const answer = await host.evaluate((electron: typeof Electron) => {
      electron.dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/a.pdf'] });
      return electron.dialog.showOpenDialog({});
    });
    expect(answer).toEqual({ canceled: false, filePaths: ['/a.pdf'] });
  });

  test('power events reach their listeners', async () => {
    const heard = await host.evaluate(
      (electron: typeof Electron) =>
        new Promise((resolve) => {
          electron.powerMonitor.once('lock-screen', () => resolve('locked'));
          electron.powerMonitor.emit('lock-screen');
        }),
    );
    expect(heard).toBe('locked');
  });

  test('the key of safeStorage lies in a file that only its owner reads, and says that it is no key chain', async () => {
    const seen = await host.evaluate((electron: typeof Electron) => {
      const encrypted = electron.safeStorage.encryptString('secret');
      const backend = electron.safeStorage.getSelectedStorageBackend() as string;
      return { text: electron.safeStorage.decryptString(encrypted), backend, shown: encrypted.toString('latin1') };
    });
    expect(seen).toMatchObject({ text: 'secret', backend: 'chromium_host_file' });
    expect(seen.shown).not.toContain('secret');
    expect(readFileSync(join(userData, 'host-safe-storage.key'))).toHaveLength(32);
  });

  test('a utility process answers through its parent port', async () => {
    const answer = await page.evaluate(() => bridge.call('child', 'hello'));
    expect(answer).toMatchObject({ value: 'hello', argument: '--from-main', type: 'utility' });
  });

  test('a second instance is told no, and the first one hears of it', async () => {
    const second = await launchHost({ appDir, userData, headless: true });
    expect(await second.ended()).toBe(7);
    await expect
      .poll(() => host.evaluate(() => Reflect.get(globalThis, 'secondInstance') as unknown))
      .toEqual({ from: 'fixture' });
  });
});
