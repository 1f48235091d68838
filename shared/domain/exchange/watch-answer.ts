import { AnswerPace } from './answer-pace.ts';

/** The runtime's repeating timers. */
export interface Timers<Timer> {
  readonly set: (act: () => void, everyMs: number) => Timer;
  readonly clear: (timer: Timer) => void;
}

/** An answer being read, under watch. */
export interface WatchedAnswer {
  readonly heard: (bytes: number) => void;
  readonly end: () => void;
}

/** Watches an answer from its head on, and gives it up when it drips or never ends (`AnswerPace`). */
export function watchAnswer<Timer>(limitMs: number, timers: Timers<Timer>, giveUp: () => void): WatchedAnswer {
  const pace = new AnswerPace();
  const timer = timers.set(() => {
    if (pace.isOver()) giveUp();
  }, limitMs);
  return { heard: (bytes) => pace.heard(bytes), end: () => timers.clear(timer) };
}
