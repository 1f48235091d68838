import { tiffFrames, tiffPixels } from '../../../renderer/viewer-frame/tiff-frames.ts';
import { promise, type Reader } from '../engine/reader.ts';
import { COMPRESSED_TIFFS, TIFFS } from '../seeds/files.ts';

const MOST_FRAMES = 3;

/** utif2 throws what it pleases, numbers too; the frame shows a page that cannot be drawn, whatever it was. */
function unlessRefused<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    // The frame does the same.
    return null;
  }
}

const frameTiff: Reader = {
  name: 'frame-tiff',
  what: 'viewer frame: utif2 (LZW, Deflate, PackBits, fax, JPEG in TIFF)',
  weight: 6,
  shape: 'tiff',
  words: ['II*\u0000', 'MM\u0000*', '\u00ff\u00d8\u00ff', '\u00ff\u00da', '\u0080\u0000'],
  seeds: () => [...TIFFS, ...COMPRESSED_TIFFS],
  read: (bytes) => {
    const file = unlessRefused(() => tiffFrames(bytes));
    for (const frame of file?.frames.slice(0, MOST_FRAMES) ?? []) {
      const pixels = unlessRefused(() => file && tiffPixels(file, frame));
      promise(!pixels || pixels.rgba.length === pixels.width * pixels.height * 4, 'four values a point');
    }
  },
};

export const FRAME_IMAGE_READERS: readonly Reader[] = [frameTiff];
