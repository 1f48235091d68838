const LONGEST_END_MS = 5_000;

/** What ends the program, each by itself. */
export interface Ending {
  readonly lock: () => void;
  readonly takeWindowsAway: () => void;
  /** Says why in one sentence, and waits for a hand. */
  readonly say: () => void;
  /** As one ends it by hand: the store closed, the processes ended. */
  readonly quit: () => void;
  readonly exit: () => void;
}

/**
 * Ends a program of which nothing is sure any more: the patient leaves the screen first, then it is said, then it ends as it
 * does by hand. What failed may be the lock itself, or what an end waits for: neither keeps it.
 */
export function endUnexpectedly(ending: Ending, clock: { after(delayMs: number, act: () => void): unknown }): void {
  try {
    ending.lock();
  } catch {
    ending.takeWindowsAway();
  }
  ending.say();
  clock.after(LONGEST_END_MS, ending.exit);
  ending.quit();
}
