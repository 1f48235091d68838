import { setTimeout as wait } from 'node:timers/promises';

/** Waits until the condition holds; throws with the name of what did not come. */
export async function until(done: () => boolean, what: string, limitMs = 20_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!done()) {
    if (performance.now() > end) throw new Error(`Not in time: ${what}`);
    await wait(10);
  }
}
