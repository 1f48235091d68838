/** Writes pages of two levels as a baseline TIFF 6.0 of several images, uncompressed, little-endian: what a fax server files. */
import type { Raster } from './raster.ts';

const SHORT = 3;
const LONG = 4;
const HEADER = 8;
const FIELD = 12;

type Field = readonly [tag: number, type: typeof SHORT | typeof LONG, value: number];

/** One TIFF file, one image a page; a pixel darker than mid-grey is black. */
export function tiffOf(pages: readonly Raster[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = HEADER;
  pages.forEach((page, index) => {
    const strip = blackAndWhite(page);
    const fields = fieldsOf(page, strip.length, at, index, pages.length);
    const next = at + strip.length + 2 + fields.length * FIELD + 4;
    parts.push(strip, directory(fields, index === pages.length - 1 ? 0 : next + stripBytes(pages[index + 1])));
    at = next;
  });
  return Buffer.concat([header(HEADER + stripBytes(pages[0])), ...parts]);
}

function header(firstDirectory: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.write('II', 0, 'latin1');
  bytes.writeUInt16LE(42, 2);
  bytes.writeUInt32LE(firstDirectory, 4);
  return bytes;
}

function fieldsOf(page: Raster, size: number, at: number, index: number, count: number): Field[] {
  return [
    [254, LONG, 2], // NewSubfileType: one page of several
    [256, LONG, page.width],
    [257, LONG, page.height],
    [258, SHORT, 1], // BitsPerSample
    [259, SHORT, 1], // no compression
    [262, SHORT, 0], // white is zero
    [273, LONG, at], // StripOffsets
    [277, SHORT, 1], // SamplesPerPixel
    [278, LONG, page.height], // RowsPerStrip
    [279, LONG, size], // StripByteCounts
    [297, SHORT, index + count * 0x10000], // PageNumber: two shorts, this page and how many
  ];
}

function directory(fields: readonly Field[], next: number): Buffer {
  const bytes = Buffer.alloc(2 + fields.length * FIELD + 4);
  bytes.writeUInt16LE(fields.length, 0);
  fields.forEach(([tag, type, value], index) => {
    const at = 2 + index * FIELD;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(tag === 297 ? 2 : 1, at + 4);
    bytes.writeUInt32LE(value, at + 8);
  });
  bytes.writeUInt32LE(next, bytes.length - 4);
  return bytes;
}

/** Bytes of a strip, even so that every directory begins on a word. */
function stripBytes(page: Raster | undefined): number {
  const bytes = page ? Math.ceil(page.width / 8) * page.height : 0;
  return bytes + (bytes % 2);
}

function blackAndWhite(page: Raster): Buffer {
  const rowBytes = Math.ceil(page.width / 8);
  const strip = Buffer.alloc(stripBytes(page));
  page.pixels.forEach((grey, index) => {
    if (grey >= 128) return;
    const x = index % page.width;
    const at = Math.floor(index / page.width) * rowBytes + (x >> 3);
    strip.writeUInt8(strip.readUInt8(at) | (0x80 >> (x & 7)), at);
  });
  return strip;
}
