/**
 * What the person said about one kind of emergency access (R32). There are two, for break-glass and for the Centre 15;
 * each is asked and kept for itself and never inferred from the other. `unknown`: the store did not say, and decides
 * when the dossier is asked for (decision 24).
 */
export type Opposition = 'none' | 'opposed' | 'unknown';

/** The two oppositions of a person. */
export interface Oppositions {
  readonly breakGlass: Opposition;
  readonly centre15: Opposition;
}

/** @param flag what the store wrote, or null when it wrote nothing. */
export function opposition(flag: boolean | null): Opposition {
  if (flag === null) return 'unknown';
  return flag ? 'opposed' : 'none';
}
