import type { Random } from '../../model/world/random.ts';

/** Longest input: long enough for a claim to be far beyond it, short enough for a million of them. */
export const LONGEST = 32 * 1024;

const NUMBERS = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 0x40000000];
const DIGITS = [
  '0',
  '-1',
  '1073741824',
  '4294967296',
  '9007199254740993',
  '1e309',
  '99999999999999999999',
  '0x10',
  '007',
];
const SIGNS = [
  '\ufeff', '\u202e', '\u2028', '\u0085', '\ufffd', '\u0000', '\u200b', '\ud83d\ude00', 'é', 'e\u0301', '\u{10ffff}', '\u001b[2J',
]; // prettier-ignore
const BROKEN = [[0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf8], [0xff, 0xfe], [0xfe, 0xff], [0x80], [0xe2, 0x82]];

/** Bytes in place of others. */
export function replaced(bytes: Uint8Array, from: number, to: number, by: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);
}

type Change = (bytes: Uint8Array, random: Random, other: Uint8Array, words: readonly string[]) => Uint8Array;

const span = (bytes: Uint8Array, random: Random, longest = 64): [number, number] => {
  const from = random.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + random.below(longest))];
};

function withByte(bytes: Uint8Array, random: Random, value: (old: number) => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = random.below(copy.length);
  if (copy.length > 0) copy[at] = value(copy[at] ?? 0);
  return copy;
}

/** A length or an offset that lies, in either byte order. */
const claim: Change = (bytes, random) => {
  const width = random.pick([1, 2, 4]);
  const at = random.below(Math.max(1, bytes.length - width));
  const lie = Buffer.alloc(4);
  const number = random.pick(NUMBERS);
  if (random.chance(0.5)) lie.writeUInt32LE(number);
  else lie.writeUInt32BE(number);
  return replaced(bytes, at, at + width, random.chance(0.5) ? lie.subarray(0, width) : lie.subarray(4 - width));
};

/** A number written in digits, made another. */
const digits: Change = (bytes, random) => {
  const text = Buffer.from(bytes).toString('latin1');
  const all = [...text.matchAll(/\d+/g)];
  const one = all[random.below(all.length)];
  if (!one) return bytes;
  return replaced(bytes, one.index, one.index + one[0].length, Buffer.from(random.pick(DIGITS)));
};

/** A piece many times over: nesting, where the piece opens something. */
const repeat: Change = (bytes, random) => {
  const [from, to] = span(bytes, random, random.chance(0.5) ? 24 : 400);
  const piece = bytes.subarray(from, to);
  const times = random.pick([2, 2, 3, 3, 4, 10, 10, 50, 300, 2000]);
  const room = Math.max(0, Math.floor((LONGEST - bytes.length) / Math.max(1, piece.length)));
  return replaced(bytes, from, to, Buffer.concat(Array.from({ length: Math.min(times, room) }, () => piece)));
};

const CHANGES: readonly Change[] = [
  (bytes, random) => withByte(bytes, random, (old) => old ^ (1 << random.below(8))),
  (bytes, random) => withByte(bytes, random, () => random.below(256)),
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, random) => replaced(bytes, ...span(bytes, random, 400), new Uint8Array()),
  (bytes, random) => {
    const [from, to] = span(bytes, random, 400);
    return replaced(bytes, ...span(bytes, random, 2), bytes.subarray(from, to));
  },
  (bytes, random, other) => {
    const [from, to] = span(other, random, 1000);
    return replaced(bytes, ...span(bytes, random, 200), other.subarray(from, to));
  },
  (bytes, random, other) =>
    Buffer.concat([bytes.subarray(0, random.below(bytes.length)), other.subarray(random.below(other.length))]),
  claim,
  digits,
  repeat,
  (bytes, random) => replaced(bytes, ...span(bytes, random, 2), Buffer.from(random.pick(SIGNS))),
  (bytes, random) => replaced(bytes, ...span(bytes, random, 2), Uint8Array.from(random.pick(BROKEN))),
  (bytes, random, _other, words) =>
    words.length === 0 ? bytes : replaced(bytes, ...span(bytes, random, 8), Buffer.from(random.pick(words), 'latin1')),
];

/** One blind change: a bit, a cut, a splice, a lying length, a piece many times over, a sign from the edge of Unicode. */
export function spoilt(bytes: Uint8Array, random: Random, other: Uint8Array, words: readonly string[]): Uint8Array {
  const changed = random.pick(CHANGES)(bytes, random, other, words);
  return changed.length > LONGEST ? changed.subarray(0, LONGEST) : changed;
}
