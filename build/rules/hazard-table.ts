import { HAZARDS, type Hazard } from './hazards.ts';
import { idsIn, type Family } from './ids.ts';
import { testTitles } from './read-tests.ts';

export interface TestFile {
  path: string;
  source: string;
}

/**
 * The table hazard → tests that bear its id (method 9 of the hazard log).
 * @param files every test file of the product
 * @returns lines; those without a test say what is missing; the last one is `hazards=N tested=N untested=N`
 */
export function hazardTable(files: readonly TestFile[]): string {
  const bearers = bearersOf(files);
  const tested = HAZARDS.filter(({ id }) => bearers.has(id));
  const untested = HAZARDS.filter(({ id }) => !bearers.has(id));
  return [
    ...tested.flatMap((hazard) => lines(hazard, bearers.get(hazard.id) ?? [])),
    '',
    'Without a test:',
    ...untested.map(({ id, title, untested: why }) => `${id.padEnd(4)}${title} — ${why ?? 'no reason given'}`),
    '',
    `hazards=${HAZARDS.length} tested=${tested.length} untested=${untested.length}`,
  ].join('\n');
}

/** Which files bear which id, hazards and never-events together. */
export function bearersOf(files: readonly TestFile[]): Map<string, string[]> {
  const bearers = new Map<string, string[]>();
  for (const { path, source } of files) {
    const titles = testTitles(path, source);
    const ids = new Set(titles.flatMap((title) => [...named(title, 'H'), ...named(title, 'N')]));
    for (const id of ids) bearers.set(id, [...(bearers.get(id) ?? []), path]);
  }
  return bearers;
}

function named(title: string, family: Family): Iterable<string> {
  return idsIn(title, family);
}

function lines({ id, title }: Hazard, paths: readonly string[]): string[] {
  return [`${id.padEnd(4)}${title}`, ...paths.map((path) => `      test  ${path}`)];
}
