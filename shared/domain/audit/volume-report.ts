import type { AccessParties } from '../emergency/access-event.ts';
import type { EpochMs } from '../time/epoch.ts';

/** An unusual number of documents opened in one day, as the privacy officer is told (H56): how many, by whom; no patient. */
export interface VolumeReport extends Pick<AccessParties, 'practitioner' | 'structure'> {
  readonly reportId: string;
  readonly at: EpochMs;
  /** Documents opened that day when the limit was reached. */
  readonly count: number;
  /** The limit of the workstation then. */
  readonly limit: number;
}

/**
 * The identifier of a report, made from the hash of the journal row it stands on: the same row gives the same report, so
 * that one handed over twice is one (UUID version 8, RFC 9562).
 *
 * @param rowHash SHA-256 of the row, hexadecimal.
 */
export function reportIdOf(rowHash: string): string {
  const at = (from: number, to: number): string => rowHash.slice(from, to);
  return `${at(0, 8)}-${at(8, 12)}-8${at(12, 15)}-8${at(15, 18)}-${at(18, 30)}`;
}
