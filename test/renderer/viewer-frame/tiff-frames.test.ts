import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tiffFrames, tiffPixels } from '../../../renderer/viewer-frame/tiff-frames.ts';
import { deflated, stripTiff } from '../../fixtures/files/make-bomb.ts';
import { makeTiff } from '../../fixtures/files/make-tiff.ts';

const SIDE = 1000;
const MEGABYTE = 1024 * 1024;
/** A picture of a million points, four values each, its strip, its copies. */
const FAIR_BYTES = 128 * MEGABYTE;

/** The grey of each point of the first page. */
function grey(bytes: Uint8Array): number[] {
  const file = tiffFrames(bytes);
  const [frame] = file.frames;
  if (!frame) throw new Error('no page');
  const { rgba } = tiffPixels(file, frame);
  return Array.from({ length: rgba.length / 4 }, (_, point) => rgba[point * 4] ?? 0);
}

/** Packs codes as TIFF's LZW does, without ever using a string: a fresh table before it would grow. */
function lzwLetters(letters: readonly number[]): Uint8Array {
  const codes = letters.flatMap((letter, index) => (index % 200 === 0 ? [256, letter] : [letter]));
  const bits = [...codes, 257].map((code) => code.toString(2).padStart(9, '0')).join('');
  return Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
}

/** How much more memory this process held at its highest than before the act. */
function risen(act: () => void): number {
  const before = process.resourceUsage().maxRSS;
  act();
  return (process.resourceUsage().maxRSS - before) * 1024;
}

const points = Array.from({ length: 64 }, (_, index) => index * 4);
const picture = (compression: number, data: Uint8Array): Uint8Array =>
  stripTiff({ compression, data, width: 8, height: 8 });

describe('a strip is drawn as it was packed', () => {
  test.each([
    ['Deflate', picture(8, deflateSync(Uint8Array.from(points)))],
    ['Deflate under its older number', picture(32_946, deflateSync(Uint8Array.from(points)))],
    ['LZW', picture(5, lzwLetters(points))],
    ['PackBits', picture(32_773, Uint8Array.of(63, ...points))],
    ['nothing', picture(1, Uint8Array.from(points))],
  ])('by %s', (_name, bytes) => {
    expect(grey(bytes)).toEqual(points);
  });

  test('by strings and runs: LZW that refers to what it is making, PackBits that repeats', () => {
    // 7, then the string that is just being made (258 = 7 7), then 259 = 7 7 7: the encoder's own corner (TIFF 6.0 §13).
    const bits = [256, 7, 258, 259, 260, 257].map((code) => code.toString(2).padStart(9, '0')).join('');
    const lzw = Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
    expect(grey(stripTiff({ compression: 5, data: lzw, width: 10, height: 1 }))).toEqual(Array(10).fill(7));
    const runs = Uint8Array.of(257 - 9, 7, 128, 0, 9);
    expect(grey(stripTiff({ compression: 32_773, data: runs, width: 10, height: 1 }))).toEqual([...Array<number>(9).fill(7), 9]); // prettier-ignore
  });

  test('a last strip that was packed with rows too many keeps the rows that it has (H36)', () => {
    const long = deflateSync(Uint8Array.from([...points, ...points]));
    expect(grey(picture(8, long))).toEqual(points);
  });
});

describe('H54: a bomb', () => {
  test.each([
    ['Deflate, 4 GB', 8, () => deflated(4096)],
    ['LZW', 5, () => Uint8Array.from({ length: 4 * MEGABYTE }, () => 0x80)],
    ['PackBits', 32_773, () => Uint8Array.from({ length: 4 * MEGABYTE }, () => 129)],
  ])('%s: takes the room of its picture and no more', (_name, compression, data) => {
    const bomb = stripTiff({ compression, data: data(), width: SIDE, height: SIDE });
    let found = 0;
    const more = risen(() => (found = grey(bomb).length));
    expect(found).toBe(SIDE * SIDE);
    expect(more).toBeLessThan(FAIR_BYTES);
  });

  test.each([
    ['more than a page can have', { width: 50_000, height: 50_000 }],
    ['more than its bytes can hold', { width: 6000, height: 6000 }],
  ])('a picture that claims %s is refused before anything is laid out for it', (_name, size) => {
    const bomb = stripTiff({ compression: 8, data: deflated(1), ...size });
    expect(risen(() => expect(() => grey(bomb)).toThrow())).toBeLessThan(FAIR_BYTES);
  });
});

test('H36: pages that cannot be reached are told, and those before them are shown', () => {
  const whole = makeTiff({ little: true, pages: 3 });
  expect(tiffFrames(whole)).toMatchObject({ whole: true, frames: { length: 3 } });
  const cut = whole.subarray(0, whole.length - 40);
  expect(tiffFrames(cut)).toMatchObject({ whole: false, frames: { length: 2 } });
  const circle = Uint8Array.from(whole);
  new DataView(circle.buffer).setUint32(8 + 2 + 4 * 12, 8, true);
  expect(tiffFrames(circle)).toMatchObject({ whole: false, frames: { length: 1 } });
});
