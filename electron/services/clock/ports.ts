import type { ClockReading } from '../../../shared/domain/time/clock-jump.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

/** The time by which messages to the DMP are dated (decision 20 of this folder's house). */
export interface WireTime {
  /** The DMP's own as it is best known; the workstation's before anything was heard. */
  now(): EpochMs;
  /** When the user logged on, by the same time. */
  loggedOnAt(): EpochMs;
  /** The clocks as a request leaves, to be given back with the date of its answer. */
  begin(): ClockReading;
  hear(begun: ClockReading, serverAt: EpochMs): void;
}
