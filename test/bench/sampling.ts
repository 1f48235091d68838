/** Durations in milliseconds of the thing measured and of its baseline, taken turn by turn. */
export interface Paired {
  readonly measured: readonly number[];
  readonly baseline: readonly number[];
}

function sorted(values: readonly number[]): number[] {
  if (values.length === 0) throw new Error('Nothing was measured');
  return [...values].sort((a, b) => a - b);
}

/** The value below which this share (0–1) of the values lies, nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const ranked = sorted(values);
  // The index is inside: the list is not empty and the share is at most 1.
  return ranked[Math.max(0, Math.ceil(share * ranked.length) - 1)] as number;
}

export function median(values: readonly number[]): number {
  const ranked = sorted(values);
  const middle = ranked.length >> 1;
  const upper = ranked[middle] as number; // inside: the list is not empty
  return ranked.length % 2 === 1 ? upper : (upper + (ranked[middle - 1] as number)) / 2;
}

/** How long the work took, by the monotonic clock. */
export async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/**
 * Takes turns between the measured work and its baseline, so that the noise of the machine meets both; the first turn
 * warms up and is not kept. Each gives its own duration.
 */
export async function interleaved(
  repetitions: number,
  measured: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<Paired> {
  const kept: { measured: number[]; baseline: number[] } = { measured: [], baseline: [] };
  for (let turn = 0; turn <= repetitions; turn += 1) {
    const [one, other] = [await measured(), await baseline()];
    if (turn === 0) continue;
    kept.measured.push(one);
    kept.baseline.push(other);
  }
  return kept;
}
