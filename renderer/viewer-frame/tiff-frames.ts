import UTIF from 'utif2';
import { readTiff, type Tiff, type TiffDirectory } from '../../shared/domain/document/tiff/read-tiff.ts';
import { TIFF_TAGS } from '../../shared/domain/document/tiff/tags.ts';
import { boundFax } from './bound-fax.ts';
import { layoutOf, type Layout, type Part } from './tiff-layout.ts';
import { UNPACKERS } from './unpack-strip.ts';

boundFax();

const UNPACKED = 1;
const HEADER = 8;
/** From white on black to CIELAB (TIFF 6.0): what a camera's sensor saw is no document, and utif2 reads it otherwise. */
const LAST_PHOTOMETRIC = 8;

/** Where the parts of a picture are: taken from its layout. */
const PLACES: ReadonlySet<number> = new Set([
  TIFF_TAGS.strips,
  TIFF_TAGS.stripBytes,
  TIFF_TAGS.tiles,
  TIFF_TAGS.tileBytes,
]);

/** The pages of a TIFF, and the bytes they are drawn from. */
export interface TiffFile {
  readonly frames: readonly TiffDirectory[];
  /** False when the file says that there is more than could be read (H36). */
  readonly whole: boolean;
  readonly littleEndian: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A frame as it is drawn. */
export interface TiffPixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array<ArrayBuffer>;
}

/** The parts of a picture, and the bytes in which they stand. */
interface Laid {
  readonly parts: Layout['parts'];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly compression: number;
}

/** The same picture without its packing, each strip or tile in the room that it must have; as it is, where utif2 unpacks it. */
function laidOut({ bytes, littleEndian }: TiffFile, frame: TiffDirectory, { parts }: Layout): Laid {
  const compression = frame.get(TIFF_TAGS.compression)?.[0] ?? UNPACKED;
  const unpack = UNPACKERS.get(compression);
  if (!unpack) return { parts, bytes, compression };
  const plain = new Uint8Array(HEADER + parts.reduce((sum, { room }) => sum + room, 0));
  plain.fill(littleEndian ? 0x49 : 0x4d, 0, 2);
  const moved: Part[] = [];
  let at = HEADER;
  for (const { start, size, room } of parts) {
    unpack(bytes.subarray(start, start + size), plain.subarray(at, at + room));
    moved.push({ start: at, size: room, room });
    at += room;
  }
  return { parts: moved, bytes: plain, compression: UNPACKED };
}

/** What the file leaves out, or says twice, is said once: utif2 does not guess the same in all of its places. */
function saidOnce(layout: Layout, { parts, compression }: Laid): Map<number, readonly number[]> {
  const starts = parts.map(({ start }) => start);
  const sizes = parts.map(({ size }) => size);
  const { tiled, rows, samples, bitsEach } = layout;
  return new Map<number, readonly number[]>([
    [TIFF_TAGS.compression, [compression]],
    [TIFF_TAGS.samples, [samples]],
    [TIFF_TAGS.bits, Array.from({ length: samples }, () => bitsEach)],
    [TIFF_TAGS.rowsPerStrip, [rows]],
    ...(tiled
      ? ([[TIFF_TAGS.tiles, starts], [TIFF_TAGS.tileBytes, sizes]] as const)
      : ([[TIFF_TAGS.strips, starts], [TIFF_TAGS.stripBytes, sizes]] as const)), // prettier-ignore
  ]);
}

/** A frame as utif2 wants it: each field under its number. It adds what it finds to the object that it is given. */
function fieldsOf(frame: TiffDirectory, layout: Layout, laid: Laid): UTIF.IFD {
  const kept = [...frame].filter(([tag]) => !PLACES.has(tag));
  const all = new Map([...kept, ...saidOnce(layout, laid)]);
  return Object.fromEntries([...all].map(([tag, values]) => [`t${tag}`, [...values]])) as unknown as UTIF.IFD;
}

/** The directories of a TIFF. Throws when it has none, or cannot be read. */
export function tiffFrames(given: Uint8Array): TiffFile {
  const tiff: Tiff | null = readTiff(given);
  if (!tiff) throw new Error('Not a TIFF');
  const { directories, whole, littleEndian } = tiff;
  return { frames: directories, whole, littleEndian, bytes: Uint8Array.from(given) };
}

/** Decodes one frame. Throws when it cannot be decoded, or claims more than a page can have. */
export function tiffPixels(file: TiffFile, frame: TiffDirectory): TiffPixels {
  const layout = layoutOf(frame, file.bytes.length);
  if (!layout || (frame.get(TIFF_TAGS.photometric)?.[0] ?? 0) > LAST_PHOTOMETRIC) throw new Error('No such picture');
  const laid = laidOut(file, frame, layout);
  const image = fieldsOf(frame, layout, laid);
  UTIF.decodeImage(laid.bytes.buffer, image);
  const { width, height } = layout;
  if (!image.data) throw new Error('The frame has no pixels');
  const rgba = new Uint8Array(UTIF.toRGBA8(image));
  if (rgba.length !== width * height * 4) throw new Error('The frame has no pixels');
  return { width, height, rgba };
}
