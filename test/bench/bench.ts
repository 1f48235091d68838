import type { BenchRow } from './row.ts';
import type { Stage } from './instruments/stage.ts';

/** What a measure runs on. */
export interface BenchConditions {
  /** Fewer repetitions, for a first look. */
  readonly quick: boolean;
  /** Folder whose content may serve the next run; everything else is removed at the end. */
  readonly keptFolder: string;
  readonly stage: Stage;
}

/** A measure: one topic of the budgets, and the rows it gives. */
export interface Bench {
  readonly name: string;
  run(conditions: BenchConditions): Promise<readonly BenchRow[]>;
}
