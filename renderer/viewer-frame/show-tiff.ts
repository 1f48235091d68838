import type { TiffDirectory } from '../../shared/domain/document/tiff/read-tiff.ts';
import { TIFF_TAGS } from '../../shared/domain/document/tiff/tags.ts';
import { frameTexts } from '../texts/viewer.ts';
import type { Bar } from './bar.ts';
import { drawOnSight } from './draw-on-sight.ts';
import { clearPages, placePage, remark } from './page-box.ts';
import { tiffFrames, tiffPixels, type TiffFile } from './tiff-frames.ts';
import { layoutOf } from './tiff-layout.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Canvas transform of each TIFF orientation, for a frame of width w and height h (TIFF 6.0 §8, tag 274). */
function transformOf(orientation: number, w: number, h: number): [number, number, number, number, number, number] {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, w, 0];
    case 3:
      return [-1, 0, 0, -1, w, h];
    case 4:
      return [1, 0, 0, -1, 0, h];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, h, 0];
    case 7:
      return [0, -1, -1, 0, h, w];
    case 8:
      return [0, -1, 1, 0, 0, w];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}

function orientationOf(frame: TiffDirectory): number {
  return frame.get(TIFF_TAGS.orientation)?.[0] ?? 1;
}

/** From the fifth on, an orientation lays the picture on its side. */
function turned({ width, height }: Size, orientation: number): Size {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

function flat(rgba: Uint8Array<ArrayBuffer>, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(rgba.buffer), width, height), 0, 0);
  return canvas;
}

function drawFrame(file: TiffFile, frame: TiffDirectory): HTMLCanvasElement {
  const { rgba, width, height } = tiffPixels(file, frame);
  const orientation = orientationOf(frame);
  const canvas = document.createElement('canvas');
  const size = turned({ width, height }, orientation);
  canvas.width = size.width;
  canvas.height = size.height;
  const drawing = canvas.getContext('2d');
  drawing?.setTransform(...transformOf(orientation, width, height));
  drawing?.drawImage(flat(rgba, width, height), 0, 0);
  return canvas;
}

const A4 = { width: 595, height: 842 };

/** Shows every frame of a TIFF, each drawn as it comes near the eye; one that fails keeps its place and its number (H36). */
export function showTiff(bytes: Uint8Array<ArrayBuffer>, bar: Bar): number {
  const file = tiffFrames(bytes);
  const { frames } = file;
  clearPages();
  const pages = frames.map((frame, index) => {
    const layout = layoutOf(frame, bytes.length);
    const { width, height } = layout ? turned(layout, orientationOf(frame)) : A4;
    return { frame, place: placePage(index + 1, frames.length, width, height), number: index + 1, drawnAt: 0 };
  });
  const byNumber = new Map(pages.map(({ number, frame }) => [number, frame]));
  if (!file.whole) remark(frameTexts.cutFile);
  bar.pagesCame();
  drawOnSight(pages, ({ place, number }) => {
    const frame = byNumber.get(number);
    if (frame) place.replaceChildren(drawFrame(file, frame));
  });
  return frames.length;
}
