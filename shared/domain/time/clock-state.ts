import type { EpochMs } from './epoch.ts';

/** What is known of the workstation's clock. */
export interface ClockState {
  /** What must be added to it to have the DMP's; 0 when they agree or nothing was heard. */
  readonly errorMs: number;
  /** By how much it moved since without an exchange; 0 when it did not, or while a sleep may explain it. */
  readonly movedMs: number;
  /** False from such a move, or a sleep, until the DMP is heard again. */
  readonly certain: boolean;
  /** When the DMP last said its time, by the workstation's clock; null when nothing was heard. */
  readonly heardAt: EpochMs | null;
}
