/** Lighter than this is paper: scanners never give pure white. */
const PAPER = 225;
/** Dust: as many darker points, in a hundred thousand, are nothing that anybody wrote. */
const DUST = 2 / 100_000;
const LEAST_DUST = 16;

/** How pdf.js hands over what it unpacked: one bit a point (1 is white), or bytes of red, green, blue (and alpha). */
const BYTES_EACH = { 2: 3, 3: 4 } as const;
const BITS = 1;

interface Unpacked {
  readonly width: number;
  readonly height: number;
  readonly kind: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

function unpackedOf(image: unknown): Unpacked | null {
  if (typeof image !== 'object' || image === null) return null;
  const { width, height, kind, data } = image as Partial<Unpacked>;
  const isData = data instanceof Uint8Array || data instanceof Uint8ClampedArray;
  if (!isData || typeof width !== 'number' || typeof height !== 'number') return null;
  return { width, height, kind: typeof kind === 'number' ? kind : 0, data };
}

function darkBits({ width, height, data }: Unpacked, most: number): number {
  const rowBytes = Math.ceil(width / 8);
  let dark = 0;
  for (let at = 0; at < rowBytes * height && dark <= most; at += 1) {
    const last = at % rowBytes === rowBytes - 1 && width % 8 !== 0;
    // Bits that fill the row up are no points.
    let black = ~(data[at] ?? 0xff) & (last ? (0xff << (8 - (width % 8))) & 0xff : 0xff);
    for (; black !== 0; black &= black - 1) dark += 1;
  }
  return dark;
}

function darkBytes({ data }: Unpacked, each: number, most: number): number {
  let dark = 0;
  for (let at = 0; at + 2 < data.length && dark <= most; at += each) {
    const clear = each === 4 && (data[at + 3] ?? 255) < 16;
    if (!clear && Math.min(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255) < PAPER) dark += 1;
  }
  return dark;
}

/**
 * True when a picture that pdf.js unpacked is more than white paper with dust on it.
 *
 * @param isMask a stencil: all alike, it paints nothing that anybody can read.
 */
export function showsInk(image: unknown, isMask: boolean): boolean {
  const unpacked = unpackedOf(image);
  if (!unpacked) return true;
  const most = Math.max(LEAST_DUST, unpacked.width * unpacked.height * DUST);
  if (isMask) return unpacked.data.some((byte) => byte !== unpacked.data[0]);
  if (unpacked.kind === BITS) return darkBits(unpacked, most) > most;
  const each = BYTES_EACH[unpacked.kind as keyof typeof BYTES_EACH] as number | undefined; // any other kind is none of these
  return each === undefined || darkBytes(unpacked, each, most) > most;
}
