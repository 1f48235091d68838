import type { EmergencyRight } from '../emergency/break-glass.ts';
import type { RegulationRight } from '../emergency/regulation.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { ConsentProof } from './proof.ts';

/**
 * What every reading asks for (N3): a recorded consent, an emergency with both conditions and a reason, or a regulation
 * without opposition. Each is made in one place only, so that reading without one does not compile. The purpose of use
 * in the assertion follows from the right itself and from nothing else (H26).
 */
export type ReadingRight = ConsentProof | EmergencyRight | RegulationRight;

/** A right of an emergency ends by itself; a consent was checked when the dossier was opened. */
export function rightHolds(right: ReadingRight, now: EpochMs): boolean {
  return right.purpose === 'normal' || now < right.until;
}
