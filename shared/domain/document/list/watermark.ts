import type { EpochMs } from '../../time/epoch.ts';

/**
 * Depositors date their submissions themselves, by clocks that are set once a day (PRE_TPS), and may send what waited:
 * looking back a day more finds what seemed older than it was (H14). Known entries come again, which costs little.
 */
export const OVERLAP_MS = 24 * 60 * 60_000;

/** From when a later opening asks for what was submitted (R18); null before there was a complete look. */
export function askFrom(watermark: EpochMs | null): EpochMs | null {
  return watermark === null ? null : watermark - OVERLAP_MS;
}

/**
 * H14: the instant up to which the list is known, after one more look: the server's own time of a complete one, and
 * where it was after any other.
 *
 * @param serverAt the server's time at the first step of the look; null when it did not say.
 */
export function nextWatermark(
  watermark: EpochMs | null,
  look: { readonly complete: boolean; readonly serverAt: EpochMs | null },
): EpochMs | null {
  if (!look.complete || look.serverAt === null) return watermark;
  return watermark === null ? look.serverAt : Math.max(watermark, look.serverAt);
}
