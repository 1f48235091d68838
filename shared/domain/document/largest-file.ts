/** Header of a level-1 CDA with long names and titles, in bytes; ours take about 6 KB. */
const HEADER_BYTES = 32 * 1024;

/**
 * The largest file that still makes a CDA within the DMP's limit: the limit is read as that of the document which is
 * sent, and base64 adds a third. No source says what is counted (decision 15): the careful reading refuses a file on the
 * screen instead of at the registry, for ever.
 *
 * @param documentLimitBytes largest document the DMP takes, a setting.
 */
export function largestFileBytes(documentLimitBytes: number): number {
  return Math.max(0, Math.floor((documentLimitBytes - HEADER_BYTES) / 4) * 3);
}
