import { readProgress } from '../support/progress-file.ts';

/** How far a run of the model has come, so that it can be stopped and go on. */
export interface Progress {
  from: number;
  count: number;
  /** Histories played. */
  played: number;
  /** Seeds that broke a property. */
  violations: number[];
}

/** What an earlier run left in the file; null when it was another run, or none. */
export function loadProgress(path: string, from: number, count: number): Progress | null {
  const progress = readProgress<Progress>(path);
  return progress?.from === from && progress.count === count ? progress : null;
}
