import pako from 'pako';

/**
 * Unpacks one strip or tile of a TIFF into a place of a given size, and stops when that is full: utif2 unpacks all that
 * the bytes hold, gigabytes of them out of a few megabytes (H54). What a strip does not fill stays 0.
 */
type Unpack = (packed: Uint8Array, into: Uint8Array) => void;

const CHUNK = 64 * 1024;
/** Raised to end a library that has no other way to stop; never leaves this file. */
class Full extends Error {}

/** Deflate in a zlib wrapper (Adobe, TIFF technical note 3): its two bytes in front are passed over. */
const inflate: Unpack = (packed, into) => {
  const inflater = new pako.Inflate({ raw: true, chunkSize: CHUNK });
  let at = 0;
  inflater.onData = (chunk) => {
    into.set(chunk.subarray(0, into.length - at), at);
    at += chunk.length;
    if (at >= into.length) throw new Full();
  };
  try {
    inflater.push(packed.subarray(2), true);
  } catch (error) {
    if (error instanceof Full) return;
    throw error;
  }
  if (inflater.err !== 0) throw new Error('A strip that is not Deflate');
};

/** PackBits (TIFF 6.0 §9). */
const unpackBits: Unpack = (packed, into) => {
  let to = 0;
  for (let at = 0; at < packed.length && to < into.length;) {
    const head = packed[at] ?? 0;
    at += 1;
    if (head < 128) {
      into.set(packed.subarray(at, at + Math.min(head + 1, into.length - to)), to);
      to += head + 1;
      at += head + 1;
    } else if (head > 128) {
      into.fill(packed[at] ?? 0, to, to + 257 - head);
      to += 257 - head;
      at += 1;
    }
  }
};

const CLEAR = 256;
const END = 257;
const MOST_CODES = 4096;

/** LZW (TIFF 6.0 §13): codes grow one early, most significant bit first. A string is told by where it was written. */
const unpackLzw: Unpack = (packed, into) => {
  const starts = new Uint32Array(MOST_CODES);
  const lengths = new Uint32Array(MOST_CODES);
  let [width, next, to] = [9, END + 1, 0];
  let before: { start: number; length: number } | null = null;
  for (let bit = 0; bit + width <= packed.length * 8 && to < into.length;) {
    const byte = bit >> 3;
    const word = ((packed[byte] ?? 0) << 16) | ((packed[byte + 1] ?? 0) << 8) | (packed[byte + 2] ?? 0);
    const code = (word >> (24 - (bit & 7) - width)) & ((1 << width) - 1);
    bit += width;
    if (code === END) return;
    if (code === CLEAR) {
      [width, next, before] = [9, END + 1, null];
      continue;
    }
    const start = to;
    if (code < CLEAR) into[to++] = code;
    else {
      // A code that is only being made is the string before, and its first letter once more: where it stands follows on.
      const known = code < next ? { start: starts[code] ?? 0, length: lengths[code] ?? 0 } : before;
      if (known === null || code > next) throw new Error('A strip that is not LZW');
      const length = code < next ? known.length : known.length + 1;
      for (let index = 0; index < length && to < into.length; index += 1) into[to++] = into[known.start + index] ?? 0;
    }
    if (before !== null && next < MOST_CODES) {
      starts[next] = before.start;
      lengths[next] = before.length + 1;
      next += 1;
      if (next + 1 === 1 << width && width < 12) width += 1;
    }
    before = { start, length: to - start };
  }
};

/** The ways of packing that are unpacked here, by their number in the field 259. Fax and JPEG are left to utif2. */
export const UNPACKERS: ReadonlyMap<number, Unpack> = new Map([
  [5, unpackLzw],
  [8, inflate],
  [32_773, unpackBits],
  [32_946, inflate],
]);
