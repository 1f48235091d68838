import { join } from 'node:path';
import { readProgress, writeProgress } from '../../support/progress-file.ts';

/** What one reader has gone through. */
export interface Row {
  readonly inputs: number;
  readonly crashes: number;
  readonly hangs: number;
  readonly slowestMs: number;
  readonly peakMb: number;
  /** Next round to play. */
  readonly round: number;
}

export const NO_ROW: Row = { inputs: 0, crashes: 0, hangs: 0, slowestMs: 0, peakMb: 0, round: 0 };

/** How far a run has come, so that it can be stopped and go on. */
export interface Progress {
  readonly seed: number;
  readonly inputs: number;
  readonly rows: Record<string, Row>;
}

const place = (folder: string): string => join(folder, 'progress.json');

/** What an earlier run of the same seed and length left; a new one otherwise. */
export function loadProgress(folder: string, seed: number, inputs: number): Progress {
  const earlier = readProgress<Progress>(place(folder));
  return earlier?.seed === seed && earlier.inputs === inputs ? earlier : { seed, inputs, rows: {} };
}

export function saveProgress(folder: string, progress: Progress): void {
  writeProgress(place(folder), progress);
}

/** The row after what was played since `before`. */
export function added(before: Row, since: Row): Row {
  return {
    inputs: before.inputs + since.inputs,
    crashes: before.crashes + since.crashes,
    hangs: before.hangs + since.hangs,
    slowestMs: Math.max(before.slowestMs, since.slowestMs),
    peakMb: Math.max(before.peakMb, since.peakMb),
    round: since.round,
  };
}
