/** How often the frame is asked for a sign of life. */
const ASK_MS = 2_000;
/** A slow machine draws a heavy scan in a few seconds; twenty without a word are a file that does not end. */
const MOST_UNANSWERED = 10;

/** A watch over a frame. */
export interface FrameWatch {
  /** The frame said something. */
  heard(): void;
  stop(): void;
}

/**
 * Watches a frame that shows a foreign file: one that is ended by its file, or kept busy by it, does not answer (H54).
 * Questions are counted, not seconds: a machine that slept is not a frame that hangs.
 *
 * @param ask sends the frame a question that it answers at once when it can.
 * @param onSilent called once, when it did not for twenty seconds.
 */
export function watchFrame(ask: () => void, onSilent: () => void): FrameWatch {
  let unanswered = 0;
  const timer = setInterval(() => {
    unanswered += 1;
    if (unanswered <= MOST_UNANSWERED) return ask();
    clearInterval(timer);
    onSilent();
  }, ASK_MS);
  return { heard: () => void (unanswered = 0), stop: () => clearInterval(timer) };
}
