import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

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
  if (!existsSync(path)) return null;
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const progress = read as Progress; // written by saveProgress below; a file of another run is left aside
  return progress.from === from && progress.count === count ? progress : null;
}

export function saveProgress(path: string, progress: Progress): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(progress));
}
