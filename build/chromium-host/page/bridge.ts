/**
 * The channel between the page's world and the preload's isolated world, as Electron's contextBridge needs it:
 * values are copied, functions and promises are passed by proxy, and a call may return its value at once.
 *
 * It runs as text inside the page (see page-scripts.ts): functions here use each other, wire.ts and the language.
 * The two worlds share the DOM only, so messages are synchronous CustomEvents under a name nobody can guess, with
 * the built-ins captured before any script of the page runs.
 */
import type { wireParse as WireParse, wireStringify as WireStringify } from './wire.ts';

// Declared, not imported: in the page they stand beside these functions as text (page-scripts.ts).
declare const wireParse: typeof WireParse;
declare const wireStringify: typeof WireStringify;

type BridgeMessage =
  | { op: 'call'; id: number; args: unknown[] }
  | { op: 'resolve' | 'reject'; id: number; value: unknown }
  | { op: 'expose'; key: string; api: unknown };
export interface BridgeAnswer {
  threw?: boolean;
  value: unknown;
}
export type BridgePost = (message: BridgeMessage) => BridgeAnswer;

interface BridgeTables {
  functions: Map<number, (...args: unknown[]) => unknown>;
  promises: Map<number, { resolve(value: unknown): void; reject(value: unknown): void }>;
  lastId: number;
}

export function bridgeConnect(nonce: string, side: 'page' | 'preload'): BridgePost {
  const outgoing = nonce + (side === 'page' ? '>preload' : '>page');
  const incoming = nonce + (side === 'page' ? '>page' : '>preload');
  const NativeEvent = CustomEvent;
  const dispatch = EventTarget.prototype.dispatchEvent.bind(window);
  const listen = EventTarget.prototype.addEventListener.bind(window);
  const readDetail = Object.getOwnPropertyDescriptor(NativeEvent.prototype, 'detail')?.get;
  const detailOf = (event: Event): string => readDetail?.call(event) as string;
  const tables: BridgeTables = { functions: new Map(), promises: new Map(), lastId: 0 };
  let answerText: string | undefined;

  const post: BridgePost = (message) => {
    answerText = undefined;
    const detail = wireStringify(message, (value) => bridgeProxyOut(value, tables, post));
    dispatch(new NativeEvent(outgoing, { detail }));
    const text = answerText as string | undefined;
    answerText = undefined;
    if (text === undefined) return { value: undefined };
    return wireParse(text, (tagged) => bridgeProxyIn(tagged, tables, post)) as BridgeAnswer;
  };
  listen(`${outgoing}:answer`, (event) => (answerText = detailOf(event)));
  listen(incoming, (event) => {
    event.stopImmediatePropagation();
    const message = wireParse(detailOf(event), (tagged) => bridgeProxyIn(tagged, tables, post)) as BridgeMessage;
    const detail = bridgeAnswerText(bridgeHandle(message, tables), (value) => bridgeProxyOut(value, tables, post));
    dispatch(new NativeEvent(`${incoming}:answer`, { detail }));
  });
  return post;
}

function bridgeAnswerText(answer: BridgeAnswer, special: (value: unknown) => unknown): string {
  try {
    return wireStringify(answer, special);
  } catch (error) {
    return wireStringify({ threw: true, value: error });
  }
}

function bridgeProxyOut(value: unknown, tables: BridgeTables, post: BridgePost): unknown {
  if (typeof value === 'function') {
    const id = ++tables.lastId;
    tables.functions.set(id, value as (...args: unknown[]) => unknown);
    return { $: 'function', n: id };
  }
  if (!(value instanceof Promise)) return undefined;
  const id = ++tables.lastId;
  value.then(
    (result: unknown) => post({ op: 'resolve', id, value: result }),
    (error: unknown) => post({ op: 'reject', id, value: error instanceof Error ? error : new Error(String(error)) }),
  );
  return { $: 'promise', n: id };
}

function bridgeProxyIn(tagged: { $?: string; n?: unknown }, tables: BridgeTables, post: BridgePost): unknown {
  const id = Number(tagged.n);
  if (tagged.$ === 'promise') {
    return new Promise((resolve, reject) => tables.promises.set(id, { resolve, reject }));
  }
  if (tagged.$ !== 'function') throw new Error(`Unknown bridge value ${String(tagged.$)}`);
  return (...args: unknown[]) => {
    const answer = post({ op: 'call', id, args });
    if (answer.threw) throw answer.value;
    return answer.value;
  };
}

function bridgeHandle(message: BridgeMessage, tables: BridgeTables): BridgeAnswer {
  if (message.op === 'expose') return bridgeExpose(message.key, message.api);
  if (message.op === 'call') {
    try {
      return { value: tables.functions.get(message.id)?.(...message.args) };
    } catch (error) {
      return { threw: true, value: error instanceof Error ? error : new Error(String(error)) };
    }
  }
  tables.promises.get(message.id)?.[message.op](message.value);
  tables.promises.delete(message.id);
  return { value: undefined };
}

function bridgeExpose(key: string, api: unknown): BridgeAnswer {
  if (Object.hasOwn(window, key)) {
    const value = new Error('Cannot bind an API on top of an existing property on the window object');
    return { threw: true, value };
  }
  const value = bridgeFreeze(api);
  Object.defineProperty(window, key, { value, enumerable: true, writable: false, configurable: false });
  return { value: undefined };
}

function bridgeFreeze(value: unknown): unknown {
  if (!value || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  Object.values(value).forEach(bridgeFreeze);
  return Object.freeze(value);
}

/** The functions above as text, to be declared at the head of an injected script. */
export const bridgeSource = [
  bridgeConnect,
  bridgeAnswerText,
  bridgeProxyOut,
  bridgeProxyIn,
  bridgeHandle,
  bridgeExpose,
  bridgeFreeze,
].join('\n');
