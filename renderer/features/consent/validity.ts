import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

/** The same day a year later: the usual validity, said as an estimate; the DMP's own status decides (R7). */
export function addYear(at: EpochMs): EpochMs {
  const date = new Date(at);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.getTime();
}
