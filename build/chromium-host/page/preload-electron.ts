/**
 * The module `electron` as a sandboxed preload sees it. Runs as text in the isolated world (see page-scripts.ts):
 * functions here use each other, wire.ts, bridge.ts and the language.
 */
import type { BridgePost } from './bridge.ts';
import type { wireParse as WireParse, wireStringify as WireStringify } from './wire.ts';

// Declared, not imported: in the page they stand beside these functions as text (page-scripts.ts).
declare const wireParse: typeof WireParse;
declare const wireStringify: typeof WireStringify;

type Listener = (event: object, ...args: unknown[]) => void;
type FromHost =
  { kind: 'reply'; id: number; value?: unknown; error?: string } | { kind: 'event'; channel: string; args: unknown[] };

export function preloadElectron(post: BridgePost, bindingName: string): object {
  const globals = globalThis as Record<string, unknown>;
  const sendText = globals[bindingName] as (text: string) => void;
  delete globals[bindingName];
  const { ipcRenderer, deliver } = preloadIpc(sendText);
  globals['__hostDeliver'] = (text: string) => deliver(wireParse(text) as FromHost);
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      const answer = post({ op: 'expose', key, api });
      if (answer.threw) throw answer.value;
    },
  };
  sendText(wireStringify({ kind: 'hello' }));
  return preloadStrict('electron', {
    ipcRenderer: preloadStrict('ipcRenderer', ipcRenderer),
    contextBridge: preloadStrict('contextBridge', contextBridge),
    // Electron answers synchronously; a page under the host has no synchronous way to ask for a file's path.
    webUtils: preloadStrict('webUtils', {}),
  });
}

function preloadIpc(sendText: (text: string) => void) {
  const { channels, emit } = preloadListeners();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  const ipcRenderer = {
    ...channels,
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        const text = wireStringify({ kind: 'invoke', id, channel, args });
        waiting.set(id, { resolve, reject });
        sendText(text);
      }),
    send: (channel: string, ...args: unknown[]) => sendText(wireStringify({ kind: 'send', channel, args })),
  };
  const deliver = (message: FromHost) => {
    if (message.kind === 'event') return emit(message.channel, message.args);
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) caller?.resolve(message.value);
    else caller?.reject(new Error(message.error));
  };
  return { ipcRenderer, deliver };
}

function preloadListeners() {
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  const add = (channel: string, listener: Listener, once: boolean): void => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
  };
  const remove = (channel: string, listener: Listener): void => {
    const kept = (listeners.get(channel) ?? []).filter((entry) => entry.listener !== listener);
    listeners.set(channel, kept);
  };
  const emit = (channel: string, args: unknown[]): void => {
    for (const { listener, once } of [...(listeners.get(channel) ?? [])]) {
      if (once) remove(channel, listener);
      listener({ senderId: 0, ports: [] }, ...args);
    }
  };
  const channels = {
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel?: string) => (channel === undefined ? listeners.clear() : listeners.delete(channel)),
  };
  return { channels, emit };
}

function preloadStrict(name: string, target: object): object {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || key === 'then' || key === 'toJSON') {
        return Reflect.get(object, key, receiver) as unknown;
      }
      throw new Error(`Electron API not supported by the Chromium host: ${name}.${key}`);
    },
  });
}

/** The functions above as text, to be declared at the head of an injected script. */
export const preloadElectronSource = [preloadElectron, preloadIpc, preloadListeners, preloadStrict].join('\n');
