import type { TiffDirectory } from '../../shared/domain/document/tiff/read-tiff.ts';
import { TIFF_TAGS } from '../../shared/domain/document/tiff/tags.ts';

/** An A4 page at 600 points an inch has 35 million. What claims more is refused before anything is laid out for it. */
const MOST_PIXELS = 40_000_000;
const MOST_BYTES = 256 * 1024 * 1024;
/** A tile is padded to its own size; a few hundred points are usual. */
const TILE_MARGIN = 1024;
/** Strips may share their bytes, within reason. */
const MOST_OVERLAP = 4;
/** A blank page under fax compression; the others do less. */
const BEST_RATIO = 4_000;
const NO_COMPRESSION = 1;
const PLANES_APART = 2;
/** Black and white (TIFF 6.0 §10, §11). */
const FAX: ReadonlySet<number> = new Set([2, 3, 4]);

/** A strip or a tile: where it stands in the file, and how many bytes it has once it is unpacked. */
export interface Part {
  readonly start: number;
  readonly size: number;
  readonly room: number;
}

/** A picture whose claims hold together. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Of one point: how many values, and the bits of each. */
  readonly samples: number;
  readonly bitsEach: number;
  readonly tiled: boolean;
  /** Rows of one part. */
  readonly rows: number;
  readonly parts: readonly Part[];
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  readonly bitsEach: number;
  /** Of one point, all of its values. */
  readonly bits: number;
}

const valuesOf = (frame: TiffDirectory, tag: number): readonly number[] => frame.get(tag) ?? [];
const numberOf = (frame: TiffDirectory, tag: number, absent: number): number => valuesOf(frame, tag)[0] ?? absent;

/** A directory says how large its picture is; a lie of some gigabytes must cost nothing (H54). */
function sizeOf(frame: TiffDirectory, fileBytes: number): Size | null {
  const [width, height] = [numberOf(frame, TIFF_TAGS.width, 0), numberOf(frame, TIFF_TAGS.height, 0)];
  const samples = numberOf(frame, TIFF_TAGS.samples, 1);
  const bitsEach = numberOf(frame, TIFF_TAGS.bits, 1);
  const bits = bitsEach * samples;
  const pixels = width * height;
  const packed = numberOf(frame, TIFF_TAGS.compression, NO_COMPRESSION) !== NO_COMPRESSION;
  const most = Math.min(MOST_BYTES, packed ? fileBytes * BEST_RATIO : fileBytes);
  const fits =
    pixels > 0 && pixels <= MOST_PIXELS && bits > 0 && samples <= 8 && Math.floor((pixels * bits) / 8) <= most;
  // Samples in planes of their own are drawn by nothing here: said so, instead of a picture that is none (H36).
  const isFax = FAX.has(numberOf(frame, TIFF_TAGS.compression, NO_COMPRESSION));
  const together = samples === 1 || numberOf(frame, TIFF_TAGS.planes, 1) !== PLANES_APART;
  return fits && together && (!isFax || bits === 1) ? { width, height, samples, bitsEach, bits } : null;
}

/** The parts, when each lies in the file: what lies outside would be gone through bit by bit all the same. */
function partsOf(starts: readonly number[], sizes: readonly number[], room: number, fileBytes: number): Part[] | null {
  const parts = starts.map((start, index) => ({ start, size: sizes[index] ?? fileBytes - start, room }));
  const all = parts.reduce((sum, { size }) => sum + size, 0);
  const isInside = parts.every(({ start, size }) => start < fileBytes && start + size <= fileBytes);
  return parts.length > 0 && isInside && all <= MOST_OVERLAP * fileBytes ? parts : null;
}

function tilesOf(frame: TiffDirectory, { width, height, bits }: Size, fileBytes: number): Part[] | null {
  const [across, down] = [numberOf(frame, TIFF_TAGS.tileWidth, 0), numberOf(frame, TIFF_TAGS.tileHeight, 0)];
  const fits = across > 0 && down > 0 && across <= width + TILE_MARGIN && down <= height + TILE_MARGIN;
  const needed = Math.ceil(width / across) * Math.ceil(height / down);
  const starts = valuesOf(frame, TIFF_TAGS.tiles);
  if (!fits || starts.length < needed) return null;
  const room = Math.ceil((across * bits) / 8) * down;
  return partsOf(starts.slice(0, needed), valuesOf(frame, TIFF_TAGS.tileBytes), room, fileBytes);
}

/** Writers say «all of them» by the largest number there is. */
function rowsOf(frame: TiffDirectory, height: number): number {
  return Math.min(numberOf(frame, TIFF_TAGS.rowsPerStrip, height), height);
}

function stripsOf(frame: TiffDirectory, { width, height, bits }: Size, fileBytes: number): Part[] | null {
  const rows = rowsOf(frame, height);
  const starts = valuesOf(frame, TIFF_TAGS.strips);
  // A strip too few would leave rows that nobody drew, and nobody told (H36).
  if (rows <= 0 || starts.length !== Math.ceil(height / rows)) return null;
  const line = Math.ceil((width * bits) / 8);
  const parts = partsOf(starts, valuesOf(frame, TIFF_TAGS.stripBytes), line * rows, fileBytes);
  return parts?.map((part, index) => ({ ...part, room: line * Math.min(rows, height - index * rows) })) ?? null;
}

/**
 * Holds what a directory claims against the file and against what a page can have, before anything is laid out for it.
 *
 * @returns null when it claims too much, more parts than its picture has, or parts outside of the file.
 */
export function layoutOf(frame: TiffDirectory, fileBytes: number): Layout | null {
  const size = sizeOf(frame, fileBytes);
  if (!size) return null;
  const tiled = frame.has(TIFF_TAGS.tileWidth);
  const parts = tiled ? tilesOf(frame, size, fileBytes) : stripsOf(frame, size, fileBytes);
  if (!parts) return null;
  const { width, height, samples, bitsEach } = size;
  const rows = tiled ? numberOf(frame, TIFF_TAGS.tileHeight, 0) : rowsOf(frame, height);
  return { width, height, samples, bitsEach, tiled, rows, parts };
}
