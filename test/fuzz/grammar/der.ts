import type { Random } from '../../model/world/random.ts';

interface Tlv {
  tag: number;
  content: Uint8Array | Tlv[];
}

function lengthOf(bytes: Uint8Array, at: number): { length: number; start: number } | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { length: first, start: at + 1 };
  let length = 0;
  for (let index = 1; index <= (first & 0x7f); index += 1) length = length * 256 + (bytes[at + index] ?? 0);
  return { length, start: at + 1 + (first & 0x7f) };
}

/** The values of a DER or BER-TLV text; null when it is none. */
function parse(bytes: Uint8Array, depth = 0): Tlv[] | null {
  const values: Tlv[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0;
    const place = lengthOf(bytes, at + 1);
    if (!place || place.start + place.length > bytes.length) return null;
    const content = bytes.subarray(place.start, place.start + place.length);
    const inner = (tag & 0x20) !== 0 && depth < 30 ? parse(content, depth + 1) : null;
    values.push({ tag, content: inner ?? content });
    at = place.start + place.length;
  }
  return values;
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest & 0xff);
  return [0x80 | digits.length, ...digits];
}

function write({ tag, content }: Tlv): Uint8Array {
  const inside = Array.isArray(content) ? Buffer.concat(content.map(write)) : content;
  return Buffer.concat([Uint8Array.from([tag, ...lengthBytes(inside.length)]), inside]);
}

function all(values: readonly Tlv[]): { readonly list: Tlv[]; readonly at: number }[] {
  // The lists are those that `parse` made.
  const list = values as Tlv[];
  return values.flatMap((value, at) => [{ list, at }, ...(Array.isArray(value.content) ? all(value.content) : [])]);
}

const CONTENTS: readonly (() => Uint8Array)[] = [
  () => new Uint8Array(),
  () => Uint8Array.of(0),
  () => Uint8Array.of(0xff, 0xff),
  () => new Uint8Array(600).fill(0x81),
  () => new Uint8Array(6000).fill(0xff),
  () => Buffer.from('991332256199Z'),
  () => Buffer.from('\ud83d\ude00', 'utf16le'),
];

/** Heads first, from the inside out: no recursion, whatever the depth. */
function nested(value: Tlv, depth: number): Tlv {
  const inside = write(value);
  const heads: Uint8Array[] = [];
  let length = inside.length;
  for (let at = 0; at < depth; at += 1) {
    const head = Uint8Array.from([0x30, ...lengthBytes(length)]);
    heads.unshift(head);
    length += head.length;
  }
  return { tag: 0x30, content: Buffer.concat([...heads, inside]) };
}

/** A value taken out, doubled, retagged, emptied, nested, given to another; every length around it stays right. */
export function changedDer(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  const values = parse(bytes);
  if (!values || values.length === 0) return bytes;
  const places = all(values);
  const { list, at } = random.pick(places);
  const value = list[at] ?? { tag: 0x30, content: [] };
  const theirs = all(parse(other) ?? []);
  const given = theirs[random.below(theirs.length)];
  const acts: readonly (() => unknown)[] = [
    () => list.splice(at, 1),
    () => list.splice(at, 0, ...Array.from({ length: random.pick([1, 1, 2, 3, 3, 8, 40, 500]) }, () => value)),
    () => (list[at] = { ...value, tag: random.chance(0.5) ? random.below(256) : value.tag ^ 0x20 }),
    () => (list[at] = { ...value, content: random.pick(CONTENTS)() }),
    () => (list[at] = nested(value, random.pick([1, 1, 2, 3, 5, 5, 30, 100, 4000]))),
    () => given && (list[at] = given.list[given.at] ?? value),
    () => list.reverse(),
  ];
  random.pick(acts)();
  return Buffer.concat(values.map(write));
}
