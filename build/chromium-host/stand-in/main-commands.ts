/** What the main process does when the host asks. */
import { Script } from 'node:vm';
import type { MainCommands } from '../messages.ts';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { answerScheme } from './protocol.ts';
import { defaultSession } from './session.ts';
import type { WebContents } from './web-contents.ts';
import { windowRegistry } from './window-registry.ts';

/** `electronModule` is what a function sent by a test receives. */
export function mainCommands(electronModule: () => object): MainCommands {
  return {
    ready: () => app._becomeReady(),
    windowEvent: (windowId, event) => windowRegistry.find(windowId)?.handleHostEvent(event),
    message(windowId, channel, args, url) {
      const contents = contentsOf(windowId);
      if (contents) ipcMain.emit(channel, { ...senderOf(contents, url), reply: contents.send.bind(contents) }, ...args);
    },
    async invoke(windowId, channel, args, url) {
      const contents = contentsOf(windowId);
      if (!contents) return { error: 'The window is closed' };
      return ipcMain._invoke(channel, senderOf(contents, url), args);
    },
    fetch: answerScheme,
    async decidePermissions(windowId, names, origin) {
      const contents = contentsOf(windowId);
      const decide = async (name: string) => [name, await defaultSession._decide(contents, name, origin)] as const;
      return Object.fromEntries(await Promise.all(names.map(decide)));
    },
    mayNavigate: (windowId, url, isMainFrame) => contentsOf(windowId)?._mayNavigate(url, isMainFrame) ?? false,
    windowOpen: (windowId, url) => contentsOf(windowId)?._windowOpen(url) ?? 'deny',
    quit: () => app.quit(),
    evaluate(source, argument) {
      // Only a test that started this process can ask for this, over the channel between the two.
      const work = new Script(`(${source})`).runInThisContext() as (electron: object, argument: unknown) => unknown;
      return work(electronModule(), argument);
    },
  };
}

function contentsOf(windowId: number): WebContents | null {
  return BrowserWindow.fromId(windowId)?.webContents ?? null;
}

function senderOf(contents: WebContents, url: string): object {
  return { sender: contents, senderFrame: contents._frame(url), frameId: 1, processId: 0, type: 'frame' };
}
