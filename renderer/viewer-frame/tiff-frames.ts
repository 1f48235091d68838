import UTIF from 'utif2';
import { readTiff, type Tiff, type TiffDirectory } from '../../shared/domain/document/tiff/read-tiff.ts';
import { TIFF_TAGS } from '../../shared/domain/document/tiff/tags.ts';
import { layoutOf, type Layout } from './tiff-layout.ts';
import { UNPACKERS } from './unpack-strip.ts';

const UNPACKED = 1;
const HEADER = 8;
/** From white on black to CIELAB (TIFF 6.0): what a camera's sensor saw is no document, and utif2 reads it otherwise. */
const LAST_PHOTOMETRIC = 8;

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

/** A frame as utif2 wants it: each field under its number, and the bytes that they speak of. */
interface Given {
  readonly fields: Readonly<Record<string, readonly number[]>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

function fieldsOf(directory: TiffDirectory): Record<string, readonly number[]> {
  return Object.fromEntries([...directory].map(([tag, values]) => [`t${tag}`, values]));
}

/** The same picture without its packing, each strip or tile in the room that it must have. */
function unpacked({ bytes, littleEndian }: TiffFile, frame: TiffDirectory, layout: Layout): Given | null {
  const unpack = UNPACKERS.get(frame.get(TIFF_TAGS.compression)?.[0] ?? UNPACKED);
  if (!unpack) return null;
  const { parts, tiled } = layout;
  const plain = new Uint8Array(HEADER + parts.reduce((sum, { room }) => sum + room, 0));
  plain.fill(littleEndian ? 0x49 : 0x4d, 0, 2);
  const starts: number[] = [];
  let at = HEADER;
  for (const { start, size, room } of parts) {
    unpack(bytes.subarray(start, start + size), plain.subarray(at, at + room));
    starts.push(at);
    at += room;
  }
  const [offsets, counts] = tiled ? [TIFF_TAGS.tiles, TIFF_TAGS.tileBytes] : [TIFF_TAGS.strips, TIFF_TAGS.stripBytes];
  const moved = new Map(frame).set(TIFF_TAGS.compression, [UNPACKED]).set(offsets, starts);
  return { fields: fieldsOf(moved.set(counts, parts.map(({ room }) => room))), bytes: plain }; // prettier-ignore
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
  const given = unpacked(file, frame, layout) ?? { fields: fieldsOf(frame), bytes: file.bytes };
  // utif2 adds what it finds to the object that it is given: it starts as the fields alone.
  const image = { ...given.fields } as unknown as UTIF.IFD;
  UTIF.decodeImage(given.bytes.buffer, image);
  const { width, height } = layout;
  if (!image.data) throw new Error('The frame has no pixels');
  const rgba = new Uint8Array(UTIF.toRGBA8(image));
  if (rgba.length !== width * height * 4) throw new Error('The frame has no pixels');
  return { width, height, rgba };
}
