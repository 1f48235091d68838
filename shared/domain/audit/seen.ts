/**
 * One line of a list as it was on screen: identifiers, codes and states. No title, no name: what was masked or deleted
 * since must not be kept readable here (H13, H16); a title is read again from where it may still be read.
 */
export interface SeenRow {
  readonly rowId: string;
  readonly uniqueId?: string;
  readonly typeCode?: string;
  readonly classCode?: string;
  readonly actTime?: string;
  readonly states: readonly string[];
  /** Deposited by the patient: such rows stand apart on screen. */
  readonly byPatient?: true;
  /** Received, and its metadata could not be read (H08). */
  readonly unreadable?: true;
}

/** The rows received, in the order of the answer. Scope, completeness and time stand in the journal's own row. */
export interface SeenList {
  readonly seen: 'list';
  readonly rows: readonly SeenRow[];
}

/** Which rows stood on screen, in that order: runs `[first, count]` of places in the list received. */
export interface SeenDisplay {
  readonly seen: 'display';
  readonly runs: readonly (readonly [number, number])[];
}

/** What a proof of view keeps once, under the hash that the journal's row bears (H55). */
export type SeenContent = SeenList | SeenDisplay;

/** Filters as the journal names them: codes only; the words that were typed are clinical and stay out. */
export const SHOWN_FILTERS = ['words', 'class', 'only', 'archived-hidden', 'obsolete-hidden', 'news', 'other'] as const;
export type ShownFilter = (typeof SHOWN_FILTERS)[number];

/** Who the screen was turned to. */
export const SHOWN_MODES = ['practitioner', 'patient'] as const;
export type ShownMode = (typeof SHOWN_MODES)[number];

/** The places of a display one by one. */
export function placesOf(display: SeenDisplay): number[] {
  return display.runs.flatMap(([first, count]) => Array.from({ length: count }, (_, step) => first + step));
}

/** The shortest runs for these places, their order kept. */
export function runsOf(places: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last && place === last[0] + last[1]) last[1] += 1;
    else runs.push([place, 1]);
  }
  return runs;
}
