import type { Bar } from './bar.ts';
import { showImage } from './show-image.ts';
import { showText } from './show-text.ts';

/**
 * Shows a file by its media type. Each reader is loaded when it is needed, so that the first image waits for no PDF
 * engine.
 *
 * @returns the number of pages shown; throws when the file cannot be opened at all.
 */
export async function show(mediaType: string, bytes: Uint8Array<ArrayBuffer>, bar: Bar): Promise<number> {
  switch (mediaType) {
    case 'application/pdf':
      return (await import('./show-pdf.ts')).showPdf(bytes, bar);
    case 'image/tiff':
      return (await import('./show-tiff.ts')).showTiff(bytes, bar);
    case 'image/jpeg':
    case 'image/png':
      return showImage(bytes, mediaType, bar);
    case 'text/rtf':
      return showText((await import('./rtf-text.ts')).rtfText(bytes), bar, true);
    case 'text/plain':
      return showText((await import('./plain-text.ts')).plainText(bytes), bar, false);
    default:
      throw new Error(`No reader for ${mediaType}`);
  }
}
