import { readTiff, type TiffDirectory } from '../../../shared/domain/document/tiff/read-tiff.ts';
import { TIFF_TAGS } from '../../../shared/domain/document/tiff/tags.ts';

/** True when the image data that a directory points at lie inside the file. */
function isWhole(directory: TiffDirectory, fileBytes: number): boolean {
  const starts = directory.get(TIFF_TAGS.strips) ?? directory.get(TIFF_TAGS.tiles) ?? [];
  const sizes = directory.get(TIFF_TAGS.stripBytes) ?? directory.get(TIFF_TAGS.tileBytes) ?? [];
  return starts.length > 0 && starts.every((start, index) => start + (sizes[index] ?? 1) <= fileBytes);
}

/**
 * Number of pages of a TIFF of either byte order (H36: every frame counts).
 *
 * @returns the number of directories; null when one of them, or the image it points at, lies outside the file, or
 *   when they run in a circle, or are more than an honest file has.
 */
export function countTiffPages(bytes: Uint8Array): number | null {
  const tiff = readTiff(bytes);
  if (tiff === null || !tiff.whole) return null;
  return tiff.directories.every((one) => isWhole(one, bytes.byteLength)) ? tiff.directories.length : null;
}
