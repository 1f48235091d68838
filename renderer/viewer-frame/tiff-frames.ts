import UTIF from 'utif2';

/** An A4 page at 600 points an inch has 35 million. What claims more is refused before anything is laid out for it. */
const MOST_PIXELS = 40_000_000;
const MOST_BYTES = 256 * 1024 * 1024;
const WIDTH = 't256';
const HEIGHT = 't257';
const BITS = 't258';
const SAMPLES = 't277';

/** A frame as it is drawn. */
export interface TiffPixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array<ArrayBuffer>;
}

function numberOf(frame: UTIF.IFD, tag: string, absent: number): number {
  const value: unknown = frame[tag];
  const first: unknown = Array.isArray(value) || ArrayBuffer.isView(value) ? Reflect.get(value, 0) : undefined;
  return typeof first === 'number' && Number.isFinite(first) ? first : absent;
}

/** A directory says how large its picture is; a lie of some gigabytes must cost nothing (H54). */
function isReasonable(frame: UTIF.IFD): boolean {
  const pixels = numberOf(frame, WIDTH, 0) * numberOf(frame, HEIGHT, 0);
  const bits = numberOf(frame, BITS, 8) * numberOf(frame, SAMPLES, 1);
  return pixels > 0 && pixels <= MOST_PIXELS && bits > 0 && (pixels * bits) / 8 <= MOST_BYTES;
}

/** The directories of a TIFF. Throws when it has none, or cannot be read. */
export function tiffFrames(bytes: Uint8Array<ArrayBuffer>): UTIF.IFD[] {
  const frames = UTIF.decode(bytes.buffer);
  if (frames.length === 0) throw new Error('The file has no frame');
  return frames;
}

/** Decodes one frame. Throws when it cannot be decoded, or claims more than a page can have. */
export function tiffPixels(bytes: Uint8Array<ArrayBuffer>, frame: UTIF.IFD): TiffPixels {
  if (!isReasonable(frame)) throw new Error('The frame claims too much');
  UTIF.decodeImage(bytes.buffer, frame);
  const { width, height } = frame;
  if (!width || !height || width * height > MOST_PIXELS) throw new Error('The frame has no pixels');
  const rgba = new Uint8Array(UTIF.toRGBA8(frame));
  if (rgba.length !== width * height * 4) throw new Error('The frame has no pixels');
  return { width, height, rgba };
}
