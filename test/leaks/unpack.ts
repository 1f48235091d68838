/** Compressed streams inside any bytes: a cache keeps bodies as they came, a document its pages. */
import * as zlib from 'node:zlib';

const LARGEST = 64 * 1024 * 1024;
/** A file cut by a crash still gives what it holds. */
const CUT = { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: LARGEST } as const;

type Open = (bytes: Uint8Array) => Buffer;

interface Kind {
  readonly name: string;
  /** First bytes; the stream is tried wherever they stand. */
  readonly magic: readonly number[];
  readonly open: Open;
}

/** A ZIP entry: its local header gives where the raw stream begins (APPNOTE 4.3.7). */
function openZipEntry(bytes: Uint8Array): Buffer {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 30 + view.readUInt16LE(26) + view.readUInt16LE(28);
  return zlib.inflateRawSync(view.subarray(start), CUT);
}

/**
 * A gzip member by its raw stream (RFC 1952 2.3): zlib's own reader takes what follows a member for another one, and
 * fails where a cache put its own bytes behind a body.
 */
function openGzip(bytes: Uint8Array): Buffer {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = whole.readUInt8(3);
  let at = 10;
  if (flags & 4) at += 2 + whole.readUInt16LE(at);
  for (const flag of [8, 16]) if (flags & flag) at = whole.indexOf(0, at) + 1;
  if (flags & 2) at += 2;
  return zlib.inflateRawSync(whole.subarray(at), CUT);
}

const inflate: Open = (bytes) => zlib.inflateSync(bytes, CUT);

const KINDS: readonly Kind[] = [
  { name: 'gzip', magic: [0x1f, 0x8b, 0x08], open: openGzip },
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({ name: 'zlib', magic: [0x78, level], open: inflate })),
  { name: 'zip', magic: [0x50, 0x4b, 0x03, 0x04], open: openZipEntry },
  {
    name: 'zstd',
    magic: [0x28, 0xb5, 0x2f, 0xfd],
    open: (bytes) =>
      zlib.zstdDecompressSync(bytes, { finishFlush: zlib.constants.ZSTD_e_flush, maxOutputLength: LARGEST }),
  },
];

/** An entry of Chromium's simple cache: header of 24 bytes, key, then the body (net/disk_cache/simple). */
const SIMPLE_CACHE = Buffer.from('305c72a71b6dfbfc', 'hex');
const SIMPLE_HEADER = 24;
/** Brotli has no mark: it is tried where a body may begin, in files of a body's size. */
const LARGEST_BROTLI = 16 * 1024 * 1024;

/** What a stream held, and how it was packed. */
export interface Unpacked {
  readonly kind: string;
  readonly bytes: Buffer;
}

function tried(open: Open, bytes: Uint8Array): Buffer | null {
  try {
    return open(bytes);
  } catch {
    // No such stream: most places that look like one are none.
    return null;
  }
}

function bodyStarts(bytes: Buffer): number[] {
  if (!bytes.subarray(0, SIMPLE_CACHE.length).equals(SIMPLE_CACHE) || bytes.length < SIMPLE_HEADER) return [0];
  return [0, SIMPLE_HEADER + bytes.readUInt32LE(12)];
}

function* brotliIn(bytes: Buffer): Generator<Unpacked> {
  if (bytes.length === 0 || bytes.length > LARGEST_BROTLI) return;
  for (const start of bodyStarts(bytes)) {
    const open: Open = (packed) =>
      zlib.brotliDecompressSync(packed, {
        finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH,
        maxOutputLength: LARGEST,
      });
    const found = tried(open, bytes.subarray(start));
    if (found && found.length > 0) yield { kind: 'brotli', bytes: found };
  }
}

/** Every gzip, zlib, zip, zstd and brotli stream of these bytes that opens, whole or cut. */
export function* unpacked(bytes: Buffer): Generator<Unpacked> {
  for (const { name, magic, open } of KINDS) {
    const mark = Buffer.from(magic);
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) {
      const found = tried(open, bytes.subarray(at));
      if (found && found.length > 0) yield { kind: name, bytes: found };
    }
  }
  yield* brotliIn(bytes);
}
