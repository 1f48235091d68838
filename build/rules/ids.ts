/** Ids as they are written in titles and comments: R for rules, H for hazards, N for never-events. */
export type Family = 'R' | 'H' | 'N';

/** Spans such as `R23–R27` or `R30 to R32`: the inner numbers are meant too. */
const SPAN = /\b([RHN])(\d{1,2})\s*(?:–|-|to)\s*\1?(\d{1,2})\b/g;
const SINGLE = /\b([RHN])(\d{1,2})\b/g;

/**
 * Every id a text names, spans opened.
 * @param text title of a test, or text of a comment
 * @returns ids of that family in their written form (`R25`, `H07`, `N8`)
 */
export function idsIn(text: string, family: Family): Set<string> {
  const found = new Set<string>();
  for (const [, letter, number] of text.matchAll(SINGLE))
    if (letter === family) found.add(written(family, Number(number)));
  for (const [, letter, from, to] of text.matchAll(SPAN)) {
    if (letter !== family) continue;
    for (let number = Number(from); number <= Number(to); number++) found.add(written(family, number));
  }
  return found;
}

/** Hazards have two digits everywhere, rules and never-events have not. */
export function written(family: Family, number: number): string {
  return family === 'H' ? `H${String(number).padStart(2, '0')}` : `${family}${number}`;
}
