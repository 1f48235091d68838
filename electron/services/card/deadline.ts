import type { Clock } from '../ports.ts';

/** Waits for the work, but not longer than this; a failure of the work is told, never thrown. */
export async function withinDeadline(
  clock: Clock,
  work: Promise<void>,
  limitMs: number,
): Promise<'done' | 'late' | 'failed'> {
  let cancel = (): void => undefined;
  const late = new Promise<'late'>((resolve) => {
    cancel = clock.after(limitMs, () => resolve('late'));
  });
  const done = work.then(
    () => 'done' as const,
    () => 'failed' as const,
  );
  const outcome = await Promise.race([done, late]);
  cancel();
  return outcome;
}
