import UTIF from 'utif2';
import { soundTiff } from './sound-tiff.ts';

/** An A4 page at 600 points an inch has 35 million. What claims more is refused before anything is laid out for it. */
const MOST_PIXELS = 40_000_000;
const MOST_BYTES = 256 * 1024 * 1024;
/** A tile is padded to its own size; a few hundred points are usual. */
const TILE_MARGIN = 1024;
/** Strips may share their bytes, within reason. */
const MOST_OVERLAP = 4;
/** A blank page under fax compression; the others do less. */
const BEST_RATIO = 4_000;
const WIDTH = 't256';
const HEIGHT = 't257';
const BITS = 't258';
const COMPRESSION = 't259';
const SAMPLES = 't277';
const ROWS_PER_STRIP = 't278';
const STRIPS = 't273';
const STRIP_BYTES = 't279';
const TILE_WIDTH = 't322';
const TILE_HEIGHT = 't323';
const TILES = 't324';
const TILE_BYTES = 't325';

/** The pages of a TIFF, and the bytes they are drawn from. */
export interface TiffFile {
  readonly frames: readonly UTIF.IFD[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A frame as it is drawn. */
export interface TiffPixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array<ArrayBuffer>;
}

function valuesOf(frame: UTIF.IFD, tag: string): readonly number[] {
  const value: unknown = frame[tag];
  const list: unknown[] = Array.isArray(value) ? value : value instanceof Uint8Array ? [...value] : [];
  return list.filter((one) => typeof one === 'number');
}

const numberOf = (frame: UTIF.IFD, tag: string, absent: number): number => valuesOf(frame, tag)[0] ?? absent;

/** True when every strip, or every tile, lies in the file: what lies outside is gone through bit by bit all the same. */
function isInside(frame: UTIF.IFD, [starts, sizes]: readonly [string, string], fileBytes: number): boolean {
  const bytes = valuesOf(frame, sizes);
  const isSound = (start: number, index: number): boolean => start + (bytes[index] ?? 1) <= fileBytes;
  const all = bytes.reduce((sum, one) => sum + one, 0);
  return valuesOf(frame, starts).every(isSound) && all <= MOST_OVERLAP * fileBytes;
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
}

/** Each strip and each tile is gone through: no more of them than the picture has, of no more bytes than the file has. */
function isLaidOut(frame: UTIF.IFD, { width, height, samples }: Size, fileBytes: number): boolean {
  const [tileWidth, tileHeight] = [numberOf(frame, TILE_WIDTH, 0), numberOf(frame, TILE_HEIGHT, 0)];
  if (frame[TILE_WIDTH] !== undefined) {
    const fits =
      tileWidth > 0 && tileHeight > 0 && tileWidth <= width + TILE_MARGIN && tileHeight <= height + TILE_MARGIN;
    const needed = Math.ceil(width / tileWidth) * Math.ceil(height / tileHeight);
    return fits && needed <= valuesOf(frame, TILES).length && isInside(frame, [TILES, TILE_BYTES], fileBytes);
  }
  const rows = Math.min(numberOf(frame, ROWS_PER_STRIP, height), height);
  const strips = valuesOf(frame, STRIPS).length;
  const fits = rows > 0 && strips <= Math.ceil(height / rows) * samples;
  return fits && isInside(frame, [STRIPS, STRIP_BYTES], fileBytes);
}

/** A directory says how large its picture is; a lie of some gigabytes must cost nothing (H54). */
function isReasonable(frame: UTIF.IFD, fileBytes: number): boolean {
  const [width, height] = [numberOf(frame, WIDTH, 0), numberOf(frame, HEIGHT, 0)];
  const samples = numberOf(frame, SAMPLES, 1);
  const bits = numberOf(frame, BITS, 1) * samples;
  const pixels = width * height;
  const bytes = (pixels * bits) / 8;
  const most = Math.min(MOST_BYTES, numberOf(frame, COMPRESSION, 1) === 1 ? fileBytes : fileBytes * BEST_RATIO);
  const fits = pixels > 0 && pixels <= MOST_PIXELS && bits > 0 && samples <= 8 && Math.floor(bytes) <= most;
  return fits && isLaidOut(frame, { width, height, samples }, fileBytes);
}

/** The directories of a TIFF. Throws when it has none, or cannot be read. */
export function tiffFrames(given: Uint8Array): TiffFile {
  const bytes = soundTiff(given);
  const frames = UTIF.decode(bytes.buffer);
  if (frames.length === 0) throw new Error('The file has no frame');
  return { frames, bytes };
}

/** Decodes one frame. Throws when it cannot be decoded, or claims more than a page can have. */
export function tiffPixels({ bytes }: TiffFile, frame: UTIF.IFD): TiffPixels {
  if (!isReasonable(frame, bytes.length)) throw new Error('The frame claims too much');
  UTIF.decodeImage(bytes.buffer, frame);
  const { width, height } = frame;
  if (!width || !height || width * height > MOST_PIXELS) throw new Error('The frame has no pixels');
  const rgba = new Uint8Array(UTIF.toRGBA8(frame));
  if (rgba.length !== width * height * 4) throw new Error('The frame has no pixels');
  return { width, height, rgba };
}
