/** Fields of a TIFF that this program looks at itself (TIFF 6.0 §8, §14, §15). */
export const TIFF_TAGS = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  strips: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  planes: 284,
  tileWidth: 322,
  tileHeight: 323,
  tiles: 324,
  tileBytes: 325,
} as const;
