import type { Clock } from '../ports.ts';

/** Takes steps one after the other, with the rest of the program between them; resolves after the last one. */
export function inSteps(clock: Clock, step: () => boolean): Promise<void> {
  return new Promise((done, failed) => {
    const go = (): void => {
      try {
        if (step()) done();
        else clock.after(0, go);
      } catch (error) {
        failed(error instanceof Error ? error : new Error(String(error)));
      }
    };
    go();
  });
}
