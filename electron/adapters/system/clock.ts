import type { Clock } from '../../services/ports.ts';

/** Longest delay a Node timer takes; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's clock. A wait of weeks is cut into pieces; a cancelled one never calls back. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, act) => {
    let timer: NodeJS.Timeout;
    const wait = (leftMs: number): void => {
      const piece = Math.min(Math.max(0, leftMs), LONGEST_TIMER_MS);
      timer = setTimeout(() => (leftMs > piece ? wait(leftMs - piece) : act()), piece);
    };
    wait(delayMs);
    return () => clearTimeout(timer);
  },
  elapsedMs: () => performance.now(),
};
