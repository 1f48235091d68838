/** What one part of the checks came to. A check without tests of its own (types, lint, format) counts as one. */
export interface Outcome {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  /** Shown when something failed. */
  details?: string;
  /** Names of the tests that failed, shown again at the end: of a long run often only the end is kept. */
  failures?: readonly string[];
}

/** An outcome for a check that is one test by itself. */
export function single(name: string, ok: boolean, details: string): Outcome {
  return ok ? { name, passed: 1, failed: 0, skipped: 0 } : { name, passed: 0, failed: 1, skipped: 0, details };
}

/** Prints each outcome, and as the very last line the sum: `N passed, N failed, N skipped`. Returns the exit code. */
export function conclude(outcomes: Outcome[]): number {
  console.log('');
  for (const outcome of outcomes) {
    if (outcome.details) console.log(`── ${outcome.name}\n${outcome.details.trimEnd()}\n`);
  }
  for (const { name, passed, failed, skipped } of outcomes) {
    console.log(`${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
  for (const failure of outcomes.flatMap(({ failures }) => failures ?? [])) console.log(`✗ ${failure}`);
  const sum = (key: 'passed' | 'failed' | 'skipped') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return sum('failed') > 0 ? 1 : 0;
}
