/** A page of grey pixels and the few strokes needed to draw a fax and a trace. */

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, 255 white. */
  readonly pixels: Uint8Array;
}

export function blankRaster(width: number, height: number): Raster {
  return { width, height, pixels: new Uint8Array(width * height).fill(255) };
}

/** Darkens a square of `size` pixels whose corner is at (x, y). */
export function dot(raster: Raster, x: number, y: number, grey: number, size = 1): void {
  for (let row = Math.max(0, y); row < Math.min(raster.height, y + size); row++) {
    const from = row * raster.width + Math.max(0, x);
    const to = row * raster.width + Math.min(raster.width, x + size);
    if (to > from) raster.pixels.fill(grey, from, to);
  }
}

/** Five by seven dots a letter, drawn for this purpose; rows from the top, five bits each. */
const GLYPHS: Readonly<Record<string, string>> = {
  A: '0e 11 11 1f 11 11 11',
  B: '1e 11 11 1e 11 11 1e',
  C: '0f 10 10 10 10 10 0f',
  D: '1e 11 11 11 11 11 1e',
  E: '1f 10 10 1e 10 10 1f',
  F: '1f 10 10 1e 10 10 10',
  G: '0f 10 10 13 11 11 0f',
  H: '11 11 11 1f 11 11 11',
  I: '0e 04 04 04 04 04 0e',
  J: '07 02 02 02 02 12 0c',
  K: '11 12 14 18 14 12 11',
  L: '10 10 10 10 10 10 1f',
  M: '11 1b 15 15 11 11 11',
  N: '11 19 19 15 13 13 11',
  O: '0e 11 11 11 11 11 0e',
  P: '1e 11 11 1e 10 10 10',
  Q: '0e 11 11 11 15 12 0d',
  R: '1e 11 11 1e 14 12 11',
  S: '0f 10 10 0e 01 01 1e',
  T: '1f 04 04 04 04 04 04',
  U: '11 11 11 11 11 11 0e',
  V: '11 11 11 11 0a 0a 04',
  W: '11 11 11 15 15 1b 11',
  X: '11 0a 0a 04 0a 0a 11',
  Y: '11 11 0a 04 04 04 04',
  Z: '1f 01 02 04 08 10 1f',
  '0': '0e 11 13 15 19 11 0e',
  '1': '04 0c 04 04 04 04 0e',
  '2': '0e 11 01 06 08 10 1f',
  '3': '1e 01 01 0e 01 01 1e',
  '4': '02 06 0a 12 1f 02 02',
  '5': '1f 10 1e 01 01 11 0e',
  '6': '06 08 10 1e 11 11 0e',
  '7': '1f 01 02 04 04 08 08',
  '8': '0e 11 11 0e 11 11 0e',
  '9': '0e 11 11 0f 01 02 0c',
  '.': '00 00 00 00 00 0c 0c',
  ',': '00 00 00 00 0c 04 08',
  ':': '00 0c 0c 00 0c 0c 00',
  '-': '00 00 00 0e 00 00 00',
  '/': '01 01 02 04 08 10 10',
  '(': '02 04 08 08 08 04 02',
  ')': '08 04 02 02 02 04 08',
  "'": '04 04 08 00 00 00 00',
  '%': '18 19 02 04 08 13 03',
  '+': '00 04 04 1f 04 04 00',
  '=': '00 00 1f 00 1f 00 00',
  '<': '02 04 08 10 08 04 02',
};

/** Writes text in capitals without accents, `scale` pixels a dot. */
export function write(raster: Raster, content: string, x: number, y: number, scale: number): void {
  const plain = content.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toUpperCase();
  [...plain].forEach((letter, index) => drawGlyph(raster, GLYPHS[letter] ?? '', x + index * 6 * scale, y, scale));
}

function drawGlyph(raster: Raster, glyph: string, x: number, y: number, scale: number): void {
  glyph.split(' ').forEach((hex, row) => {
    const bits = Number.parseInt(hex, 16);
    for (let column = 0; column < 5; column++) {
      if (bits & (16 >> column)) dot(raster, x + column * scale, y + row * scale, 20, scale);
    }
  });
}
