/**
 * The directories of a TIFF, as they stand in the file and without its pixels (TIFF 6.0 §2). Each is walked once, within
 * bounds: directories that run in a circle, share their values or claim more of them than the file is worth cost no
 * more than an honest file (H54). Fields that a picture does not need (directories inside directories, notes of a
 * camera's maker) are not read at all.
 */
const MOST_DIRECTORIES = 2_000;
const MOST_FIELDS = 500;
/** Values of all fields of a file: strips of long documents, a colour map, tables of a JPEG. */
const MOST_VALUES = 1_000_000;
const ENTRY_BYTES = 12;
const TIFF = 42;
const LITTLE_ENDIAN = 0x4949;
const BIG_ENDIAN = 0x4d4d;

/** Bytes of one value, by the type of its field: BYTE, SHORT, LONG, UNDEFINED. How a picture is laid out is told in whole numbers. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 7: 1 };

/** Fields of TIFF 6.0 that say how a picture is laid out and compressed. */
const NEEDED = new Set([
  254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 292, 293, 317, 320, 322, 323, 324, 325, 338, 339, 347,
  512, 513, 514, 515, 517, 518, 519, 520, 521, 530, 531,
]); // prettier-ignore

/** The fields of one directory, by their tag. */
export type TiffDirectory = ReadonlyMap<number, readonly number[]>;

export interface Tiff {
  readonly littleEndian: boolean;
  readonly directories: readonly TiffDirectory[];
  /** False when a field or a directory lies outside the file, when they run in a circle, or are too many to be read. */
  readonly whole: boolean;
}

interface Walk {
  readonly view: DataView;
  readonly little: boolean;
  valuesLeft: number;
  whole: boolean;
}

function valueAt({ view, little }: Walk, at: number, type: number): number {
  if (type === 3) return view.getUint16(at, little);
  return type === 4 ? view.getUint32(at, little) : view.getUint8(at);
}

/** The values of one field; null when they cannot be had, wherever they are said to be. */
function readValues(walk: Walk, entry: number): readonly number[] | null {
  const { view, little } = walk;
  const type = view.getUint16(entry + 2, little);
  const size = SIZES[type];
  const count = view.getUint32(entry + 4, little);
  if (size === undefined || count > walk.valuesLeft) return null;
  const start = count * size <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
  if (start + count * size > view.byteLength) return null;
  walk.valuesLeft -= count;
  return Array.from({ length: count }, (_, index) => valueAt(walk, start + index * size, type));
}

/** Reads one directory; null when it has no fields or too many, or lies outside the file. */
function readDirectory(walk: Walk, at: number): { fields: TiffDirectory; next: number } | null {
  const { view, little } = walk;
  if (at + 2 > view.byteLength) return null;
  const count = view.getUint16(at, little);
  const end = at + 2 + count * ENTRY_BYTES;
  if (count === 0 || count > MOST_FIELDS || end + 4 > view.byteLength) return null;
  const fields = new Map<number, readonly number[]>();
  for (let entry = at + 2; entry < end; entry += ENTRY_BYTES) {
    const tag = view.getUint16(entry, little);
    if (!NEEDED.has(tag)) continue;
    const values = readValues(walk, entry);
    if (values === null) walk.whole = false;
    else if (values.length > 0) fields.set(tag, values);
  }
  return { fields, next: view.getUint32(end, little) };
}

function readAll(walk: Walk): TiffDirectory[] {
  const seen = new Set<number>();
  const directories: TiffDirectory[] = [];
  for (let at = walk.view.getUint32(4, walk.little); at !== 0;) {
    const read = seen.has(at) || seen.size >= MOST_DIRECTORIES ? null : readDirectory(walk, at);
    if (read === null) {
      walk.whole = false;
      return directories;
    }
    seen.add(at);
    directories.push(read.fields);
    at = read.next;
  }
  return directories;
}

/**
 * Reads the directories of a TIFF of either byte order.
 *
 * @param bytes the whole file.
 * @returns what could be read, and whether that is all of it; null when it is no TIFF, or has no directory.
 */
export function readTiff(bytes: Uint8Array): Tiff | null {
  if (bytes.byteLength < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = view.getUint16(0);
  const little = order === LITTLE_ENDIAN;
  if ((!little && order !== BIG_ENDIAN) || view.getUint16(2, little) !== TIFF) return null;
  const walk: Walk = { view, little, valuesLeft: MOST_VALUES, whole: true };
  const directories = readAll(walk);
  return directories.length === 0 ? null : { littleEndian: little, directories, whole: walk.whole };
}
