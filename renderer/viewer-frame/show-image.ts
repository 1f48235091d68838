import { frameTexts } from '../texts/viewer.ts';
import type { Bar } from './bar.ts';
import { clearPages, placePage } from './page-box.ts';
import { assertPageSize } from './too-large.ts';

function load(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.alt = frameTexts.image;
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('The image cannot be decoded'));
    image.src = address;
  });
}

/** Shows a JPEG or PNG; the browser follows its orientation mark by itself (H36). */
export async function showImage(bytes: Uint8Array<ArrayBuffer>, mediaType: string, bar: Bar): Promise<number> {
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const image = await load(address);
  URL.revokeObjectURL(address);
  // Its points are unpacked when it is drawn, not before: so far the browser has read its head alone.
  assertPageSize(image.naturalWidth, image.naturalHeight);
  clearPages();
  placePage(1, 1, image.naturalWidth, image.naturalHeight).append(image);
  bar.pagesCame();
  return 1;
}
