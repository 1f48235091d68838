import { EventEmitter } from 'node:events';
import type { InvokeReply } from '../messages.ts';
import { strict } from './unsupported.ts';

type Handler = (event: object, ...args: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** Answers an `ipcRenderer.invoke`, with the sentences that Electron uses for its failures. */
  async _invoke(channel: string, event: object, args: unknown[]): Promise<InvokeReply> {
    const prefix = `Error invoking remote method '${channel}':`;
    const handler = this.handlers.get(channel);
    if (!handler) return { error: `${prefix} Error: No handler registered for '${channel}'` };
    try {
      return { value: await handler(event, ...args) };
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      return { error: `${prefix} ${String(error)}` };
    }
  }
}

export const ipcMain = strict('ipcMain', new IpcMain());
