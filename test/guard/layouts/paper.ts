import type { Cast } from '../printed.ts';

/** A trait that a paper prints of its patient. */
export type Trait = 'name' | 'given' | 'birth';

/** A paper: rows of cells from left to right, an empty row between blocks. */
export interface Paper {
  readonly rows: readonly (readonly string[])[];
  /** Title in the properties of a PDF. */
  readonly title?: string;
}

/** One kind of paper. */
export interface Layout {
  readonly name: string;
  readonly prints: readonly Trait[];
  readonly draw: (cast: Cast) => Paper;
}

export const ALL: readonly Trait[] = ['name', 'given', 'birth'];

/** A paper of one column: a line a row. */
export const lines = (...rows: readonly string[]): Paper => ({ rows: rows.map((row) => [row]) });
