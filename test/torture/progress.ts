/** How far a long run has come, so that it can be stopped and go on. */
export interface Progress {
  seed: number;
  /** How much was asked for, so that `--resume` alone goes on to there. */
  wanted: { readonly uploads: number; readonly kills: number };
  /** How often it was begun or gone on with. */
  starts: number;
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

export function newProgress(seed: number, wanted: Progress['wanted']): Progress {
  return { seed, wanted, starts: 1, uploads: 0, kills: 0, lost: [], doubled: [], unopened: [], done: {} };
}

/** Adds what a block did. */
export function count(progress: Progress, done: Readonly<Record<string, number>>): void {
  for (const [what, times] of Object.entries(done)) progress.done[what] = (progress.done[what] ?? 0) + times;
}
