import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How far a long run has come, so that it can be stopped and go on. */
export interface Progress {
  seed: number;
  uploads: number;
  kills: number;
  /** Titles or acts that were accepted and are gone. */
  lost: string[];
  doubled: string[];
  /** Databases that did not open, by what they said. */
  unopened: string[];
  /** Rows of the table: how often each thing was done. */
  done: Record<string, number>;
}

export function newProgress(seed: number): Progress {
  return { seed, uploads: 0, kills: 0, lost: [], doubled: [], unopened: [], done: {} };
}

/** What an earlier run left; null when there is none. */
export function loadProgress(path: string): Progress | null {
  if (!existsSync(path)) return null;
  return JSON.parse(readFileSync(path, 'utf8')) as Progress; // written by saveProgress below
}

export function saveProgress(path: string, progress: Progress): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(progress));
  renameSync(`${path}.new`, path);
}

/** Adds what a block did. */
export function count(progress: Progress, done: Readonly<Record<string, number>>): void {
  for (const [what, times] of Object.entries(done)) progress.done[what] = (progress.done[what] ?? 0) + times;
}
