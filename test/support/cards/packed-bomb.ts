import { brotliCompressSync, constants, deflateRawSync, gzipSync } from 'node:zlib';

const MB = 1024 * 1024;
const PIECE = 16 * MB;
/** Two gigabytes, where the coding lets one piece follow another. */
const PIECES = 128;

/** Some kilobytes to two megabytes that unpack to gigabytes (half a gigabyte for Brotli), by Content-Encoding. */
export const BOMBS: Readonly<Record<string, () => Buffer>> = {
  // Members of one gzip stream follow each other (RFC 1952 §2.2).
  gzip: () => repeated(gzipSync(Buffer.alloc(PIECE))),
  // A block flushed to a byte boundary knows nothing of those before it (RFC 1951 §3.2); the two bytes are zlib's head.
  deflate: () => {
    const block = deflateRawSync(Buffer.alloc(PIECE), { finishFlush: constants.Z_FULL_FLUSH });
    return Buffer.concat([Buffer.from([0x78, 0x9c]), repeated(block)]);
  },
  br: () => brotliCompressSync(Buffer.alloc(512 * MB), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
};

function repeated(piece: Buffer): Buffer {
  return Buffer.concat(Array.from({ length: PIECES }, () => piece));
}
