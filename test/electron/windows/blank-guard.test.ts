import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BlankGuard } from '../../../electron/windows/blank-guard.ts';

const PAGE = 'app://bundle/index.html';
const metrics = vi.hoisted(() => ({ tabs: [] as number[] }));
vi.mock('electron', () => ({
  app: { getAppMetrics: () => [{ pid: 1, type: 'Browser' }, ...metrics.tabs.map((pid) => ({ pid, type: 'Tab' }))] },
}));

/** A window of Electron as far as the guard reaches; each load that leaves our site is served by another process. */
class Contents extends EventEmitter {
  pid = 100;
  swaps = true;
  focus = vi.fn();
  getOSProcessId = (): number => this.pid;
  forcefullyCrashRenderer = vi.fn(() => void this.emit('render-process-gone'));
}
class Window {
  webContents = new Contents();
  loaded: string[] = [];
  hide = vi.fn();
  show = vi.fn();
  isDestroyed = (): boolean => false;
  isFocused = (): boolean => true;
  loadURL(url: string): Promise<void> {
    this.loaded.push(url.split(/[;,]/)[0] ?? '');
    if (this.webContents.swaps) this.webContents.pid += 1;
    metrics.tabs = [99, 100, this.webContents.pid];
    return Promise.resolve();
  }
}

let window: Window;
let guard: BlankGuard<string>;
let ended: number[];
const giveUp = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  ended = [];
  vi.spyOn(process, 'kill').mockImplementation((pid) => {
    ended.push(pid);
    return true;
  });
  window = new Window();
  const asElectron = window as unknown as BrowserWindow; // as far as the guard reaches
  guard = new BlankGuard(() => asElectron, PAGE, giveUp);
  guard.watch(asElectron);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the guard of the page at a lock', () => {
  test('N5: a blank page leaves to nowhere, all processes of pages are ended but the new one, then it comes up', async () => {
    guard.locked();
    guard.blank('deposit');
    await vi.runAllTimersAsync();
    expect(window.loaded).toEqual(['data:text/html', PAGE]);
    expect(ended).toEqual([99, 100]);
    expect(window.hide).not.toHaveBeenCalled();
    expect(window.webContents.focus).toHaveBeenCalled();
    expect(guard.screenAtLock()).toBe('deposit');
  });

  test('N5: where Chromium keeps the process it is ended by force, and the page comes up all the same', async () => {
    window.webContents.swaps = false;
    guard.locked();
    guard.blank('outbox');
    await vi.runAllTimersAsync();
    expect(window.webContents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
    expect(window.loaded.at(-1)).toBe(PAGE);
    expect(guard.screenAtLock()).toBe('outbox');
  });

  test('N5: a page that says nothing is hidden within the 500 ms, then ended, and shown once it came up', async () => {
    guard.locked();
    await vi.advanceTimersByTimeAsync(499);
    expect(window.hide).toHaveBeenCalledOnce();
    expect(window.webContents.forcefullyCrashRenderer).not.toHaveBeenCalled();
    await vi.runAllTimersAsync();
    expect(window.webContents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
    expect(window.loaded).toEqual([PAGE]);
    expect(window.show).toHaveBeenCalledOnce();
  });

  test('a page that says to be blank without a lock, as each does that comes up, is left alone', async () => {
    guard.blank(null);
    await vi.runAllTimersAsync();
    expect(window.loaded).toEqual([]);
  });

  test('a page that ends by itself comes up again; one that does so again and again is given up', async () => {
    for (let time = 0; time < 4; time += 1) {
      window.webContents.emit('render-process-gone');
      await vi.runAllTimersAsync();
    }
    expect(window.loaded).toEqual([PAGE, PAGE, PAGE]);
    expect(giveUp).toHaveBeenCalledOnce();
  });

  test('another holder does not come to the screen of the last one', async () => {
    guard.locked();
    guard.blank('holds');
    await vi.runAllTimersAsync();
    guard.forgetScreen();
    expect(guard.screenAtLock()).toBeNull();
  });
});
