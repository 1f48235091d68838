import type { Random } from '../../model/world/random.ts';

const TAGS = [254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 317, 322, 323, 324, 325, 330, 338, 347];
const VALUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 8192, 32_773, 32_946, 50_000, 65_535, 1_000_000, 0x7fffffff, 0xffffffff];

/** A TIFF whose directory has other fields, of other types, of other counts, elsewhere: what a reader follows blindly. */
export function changedTiff(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  if (copy.length < 16) return copy;
  const little = copy[0] === 0x49;
  const directory = view.getUint32(4, little);
  if (directory + 14 > copy.length) return copy;
  const room = Math.floor((copy.length - directory - 2) / 12);
  const entries = Math.min(view.getUint16(directory, little), room);
  const entry = directory + 2 + 12 * random.below(Math.max(1, entries));
  if (entry + 12 > copy.length) return copy;
  const acts: readonly (() => void)[] = [
    () => view.setUint16(entry, random.pick(TAGS), little),
    () => view.setUint16(entry + 2, random.below(14), little),
    () => view.setUint32(entry + 4, random.pick(VALUES), little),
    () => view.setUint32(entry + 8, random.pick(VALUES), little),
    () => view.setUint32(entry + 8, random.below(copy.length), little),
    () => view.setUint16(directory, random.pick([0, 1, entries + 1, 500, 65_535]), little),
    () => view.setUint32(4, random.below(copy.length), little),
  ];
  random.pick(acts)();
  return copy;
}
