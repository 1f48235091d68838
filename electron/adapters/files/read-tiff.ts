const DIRECTORY_LIMIT = 10_000;
const STRIP_LIMIT = 100_000;
/** Fields and strips read in one file: directories that share them would multiply without end (H54). */
const VALUE_LIMIT = 2_000_000;

const STRIP_OFFSETS = 273;
const STRIP_COUNTS = 279;
const TILE_OFFSETS = 324;
const TILE_COUNTS = 325;

interface Reader {
  readonly size: number;
  readonly u16: (at: number) => number;
  readonly u32: (at: number) => number;
  /** Counts values before they are read; throws RangeError past the limit of a file. */
  readonly spend: (values: number) => void;
}

function readerOf(bytes: Uint8Array): Reader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint8(0) === 0x49;
  let left = VALUE_LIMIT;
  return {
    size: bytes.byteLength,
    u16: (at) => view.getUint16(at, little),
    u32: (at) => view.getUint32(at, little),
    spend: (values) => {
      left -= values;
      if (left < 0) throw new RangeError('too many values');
    },
  };
}

/** Values of a SHORT or LONG field, wherever they are kept (TIFF 6.0 §2). */
function valuesOf(reader: Reader, entry: number): number[] {
  const width = reader.u16(entry + 2) === 3 ? 2 : 4;
  const count = Math.min(reader.u32(entry + 4), STRIP_LIMIT);
  reader.spend(count);
  const start = count * width <= 4 ? entry + 8 : reader.u32(entry + 8);
  return Array.from({ length: count }, (_, index) =>
    width === 2 ? reader.u16(start + index * 2) : reader.u32(start + index * 4),
  );
}

function fieldsOf(reader: Reader, directory: number): Map<number, number> {
  const count = reader.u16(directory);
  reader.spend(count);
  const entries = Array.from({ length: count }, (_, index) => directory + 2 + index * 12);
  return new Map(entries.map((entry) => [reader.u16(entry), entry]));
}

/** True when the image data that a directory points at lie inside the file. */
function isWhole(reader: Reader, fields: Map<number, number>): boolean {
  const offsets = fields.get(STRIP_OFFSETS) ?? fields.get(TILE_OFFSETS);
  const counts = fields.get(STRIP_COUNTS) ?? fields.get(TILE_COUNTS);
  if (offsets === undefined) return false;
  const starts = valuesOf(reader, offsets);
  const sizes = counts === undefined ? [] : valuesOf(reader, counts);
  return starts.length > 0 && starts.every((start, index) => start + (sizes[index] ?? 1) <= reader.size);
}

function countPages(reader: Reader): number | null {
  const seen = new Set<number>();
  for (let directory = reader.u32(4); directory !== 0;) {
    if (seen.has(directory) || seen.size >= DIRECTORY_LIMIT) return null;
    seen.add(directory);
    const fields = fieldsOf(reader, directory);
    if (!isWhole(reader, fields)) return null;
    directory = reader.u32(directory + 2 + reader.u16(directory) * 12);
  }
  return seen.size > 0 ? seen.size : null;
}

/**
 * Number of pages of a TIFF of either byte order (H36: every frame counts).
 *
 * @returns the number of directories; null when one of them, or the image it points at, lies outside the file, or
 *   when they run in a circle.
 */
export function countTiffPages(bytes: Uint8Array): number | null {
  try {
    return countPages(readerOf(bytes));
  } catch (error) {
    // DataView answers an offset outside the file with RangeError, as the limit does: the file is cut or lies.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
