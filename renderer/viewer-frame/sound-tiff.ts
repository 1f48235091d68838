/**
 * A TIFF as far as it may be given to utif2: that library follows directories in circles, and makes lists of as many
 * values as a field claims (H54). Directories and fields are walked here first, within bounds; what a picture does not
 * need (directories inside directories, notes of a camera's maker) is put out of its sight.
 */
const MOST_DIRECTORIES = 2_000;
const MOST_FIELDS = 200;
/** Values of all fields of a file: strips of long documents, a colour map. */
const MOST_VALUES = 1_000_000;
const ENTRY_BYTES = 12;
const TIFF = 42;
const LITTLE_ENDIAN = 0x4949;
const BIG_ENDIAN = 0x4d4d;

/** Bytes of one value, by the type of its field (TIFF 6.0 §2). */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 };

/** Fields of TIFF 6.0 that say how a picture is laid out and compressed. */
const NEEDED = new Set([
  254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 292, 293, 317, 320, 322, 323, 324, 325, 338, 339, 347,
  512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 531, 532,
]); // prettier-ignore

/** A private tag that no reader knows: one byte, 0. */
const NOTHING = { tag: 65_000, type: 1, count: 1, value: 0 };

interface Walk {
  readonly view: DataView;
  readonly little: boolean;
  valuesLeft: number;
}

function isSound({ view, little }: Walk, entry: number, valuesLeft: number): number | null {
  const size = SIZES[view.getUint16(entry + 2, little)];
  const count = view.getUint32(entry + 4, little);
  if (size === undefined || !NEEDED.has(view.getUint16(entry, little)) || count === 0 || count > valuesLeft)
    return null;
  const inside = count * size <= 4 || view.getUint32(entry + 8, little) + count * size <= view.byteLength;
  return inside ? count : null;
}

function hide({ view, little }: Walk, entry: number): void {
  view.setUint16(entry, NOTHING.tag, little);
  view.setUint16(entry + 2, NOTHING.type, little);
  view.setUint32(entry + 4, NOTHING.count, little);
  view.setUint32(entry + 8, NOTHING.value, little);
}

/** Walks one directory; where the place of the next one is written. What is not sound is hidden, or met by `met`. */
function walkDirectory(walk: Walk, at: number, met: (entry: number) => void): number {
  const { view, little } = walk;
  const fields = view.getUint16(at, little);
  if (fields === 0 || fields > MOST_FIELDS) throw new Error('A directory without fields, or of too many');
  const end = at + 2 + fields * ENTRY_BYTES;
  for (let entry = at + 2; entry < end; entry += ENTRY_BYTES) {
    const count = isSound(walk, entry, walk.valuesLeft);
    if (count === null) met(entry);
    else walk.valuesLeft -= count;
  }
  return end;
}

/** Walks every directory, once; a link that leads in a circle, or too far, is cut. */
function walkAll(walk: Walk, met: (entry: number) => void): void {
  const { view, little } = walk;
  const seen = new Set<number>();
  for (let link = 4; ;) {
    const at = view.getUint32(link, little);
    if (at === 0) return;
    // The first directory there must be; a later one that cannot be read ends the document.
    if (seen.has(at) || seen.size >= MOST_DIRECTORIES || (seen.size > 0 && at + 2 > view.byteLength)) {
      view.setUint32(link, 0, little);
      return;
    }
    seen.add(at);
    link = walkDirectory(walk, at, met);
  }
}

/** A copy that leads nowhere outside of itself, and never in a circle. Throws (RangeError, too) when it is no TIFF. */
export function soundTiff(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const order = view.getUint16(0);
  const little = order === LITTLE_ENDIAN;
  if ((!little && order !== BIG_ENDIAN) || view.getUint16(2, little) !== TIFF) throw new Error('Not a TIFF');
  const walk: Walk = { view, little, valuesLeft: MOST_VALUES };
  walkAll(walk, (entry) => hide(walk, entry));
  // Directories that lie over one another change each other: what was walked must still be what there is.
  walkAll({ view, little, valuesLeft: MOST_VALUES }, (entry) => {
    if (view.getUint16(entry, little) !== NOTHING.tag || view.getUint32(entry + 4, little) !== NOTHING.count)
      throw new Error('Directories that overlap');
  });
  return copy;
}
