/**
 * Structured clone as JSON text. The same functions run in Node and, as text, in both worlds of the page:
 * they may therefore use each other and the language, nothing else of this module.
 */
export type Special = (value: unknown) => unknown;
type Tagged = { $?: string; v?: unknown; k?: string; n?: string; m?: string };

export function wireStringify(value: unknown, special?: Special): string {
  return JSON.stringify(wireEncode(value, special, []));
}

export function wireParse(text: string, special?: (tagged: Tagged) => unknown): unknown {
  return wireDecode(JSON.parse(text), special);
}

function wireEncode(value: unknown, special: Special | undefined, parents: unknown[]): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'number') {
    const plain = Number.isFinite(value) && !Object.is(value, -0);
    return plain ? value : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
  const replaced = special?.(value);
  if (replaced !== undefined) return replaced;
  if (typeof value === 'function' || typeof value === 'symbol') throw new Error('An object could not be cloned.');
  if (parents.includes(value)) throw new Error('Circular values are not supported by the Chromium host.');
  return wireEncodeObject(value as object, (inner) => wireEncode(inner, special, parents.concat([value])));
}

function wireEncodeObject(value: object, encode: (inner: unknown) => unknown): unknown {
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (value instanceof Date) return { $: 'date', v: value.getTime() };
  if (value instanceof Map) return { $: 'map', v: Array.from(value, ([k, v]) => [encode(k), encode(v)]) };
  if (value instanceof Set) return { $: 'set', v: Array.from(value, encode) };
  if (tag === 'ArrayBuffer') return { $: 'buffer', v: wireToBase64(new Uint8Array(value as ArrayBuffer)) };
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return { $: 'view', k: tag, v: wireToBase64(bytes) };
  }
  if (value instanceof Error) return { $: 'error', n: value.name, m: value.message };
  if (/^(Promise|WeakMap|WeakSet|Window|Blob|File|FileList)$|Element$/.test(tag)) {
    throw new Error('An object could not be cloned.');
  }
  if (Array.isArray(value)) return value.map(encode);
  const out = wireMapObject(value, encode);
  return '$' in value ? { $: 'object', v: out } : out;
}

function wireMapObject(value: object, change: (inner: unknown) => unknown): object {
  const out = {};
  for (const [key, inner] of Object.entries(value)) {
    // defineProperty, so that a key named `__proto__` stays a key.
    Object.defineProperty(out, key, { value: change(inner), writable: true, enumerable: true, configurable: true });
  }
  return out;
}

function wireDecode(wire: unknown, special?: (tagged: Tagged) => unknown): unknown {
  if (wire === null || typeof wire !== 'object') return wire;
  const decode = (inner: unknown): unknown => wireDecode(inner, special);
  if (Array.isArray(wire)) return wire.map(decode);
  const tagged = wire as Tagged;
  if (tagged.$ === undefined) return wireMapObject(wire, decode);
  if (tagged.$ === 'object') return wireMapObject(tagged.v as object, decode);
  return wireDecodeTagged(tagged, decode, special);
}

function wireDecodeTagged(
  tagged: Tagged,
  decode: (inner: unknown) => unknown,
  special?: (tagged: Tagged) => unknown,
): unknown {
  const { v } = tagged;
  if (tagged.$ === 'undefined') return undefined;
  if (tagged.$ === 'number') return v === '-0' ? -0 : Number(v);
  if (tagged.$ === 'bigint') return BigInt(v as string);
  if (tagged.$ === 'date') return new Date(v as number);
  if (tagged.$ === 'map') return new Map((v as [unknown, unknown][]).map(([k, x]) => [decode(k), decode(x)]));
  if (tagged.$ === 'set') return new Set((v as unknown[]).map(decode));
  if (tagged.$ === 'buffer') return wireFromBase64(v as string).buffer;
  if (tagged.$ === 'view') return wireView(tagged.k ?? '', wireFromBase64(v as string));
  if (tagged.$ === 'error') {
    return Object.defineProperty(new Error(tagged.m), 'name', { value: tagged.n, configurable: true });
  }
  if (special) return special(tagged);
  throw new Error(`Unknown wire tag ${String(tagged.$)}`);
}

function wireView(kind: string, bytes: Uint8Array<ArrayBuffer>): unknown {
  const views = {
    Int8Array,
    Uint8ClampedArray,
    Uint16Array,
    Int16Array,
    Uint32Array,
    Int32Array,
    Float32Array,
    Float64Array,
  };
  const View = views[kind as keyof typeof views];
  return View ? new View(bytes.buffer) : bytes;
}

/** What a language with base64 of its own (ES2026) has; a heavy document would hold the page for a second without. */
interface WireBase64 {
  toBase64?(): string;
  fromBase64?(text: string): Uint8Array<ArrayBuffer>;
}

function wireToBase64(bytes: Uint8Array & WireBase64): string {
  if (bytes.toBase64) return bytes.toBase64();
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}

function wireFromBase64(text: string): Uint8Array<ArrayBuffer> {
  const native: WireBase64 = Uint8Array as WireBase64;
  if (native.fromBase64) return native.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** The functions above as text, to be declared at the head of an injected script. */
export const wireSource = [
  wireStringify,
  wireParse,
  wireEncode,
  wireEncodeObject,
  wireDecode,
  wireMapObject,
  wireDecodeTagged,
  wireView,
  wireToBase64,
  wireFromBase64,
].join('\n');
