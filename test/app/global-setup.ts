/**
 * Before the window tests: everything they write goes below one folder. After them: it is searched for every patient,
 * word and key of the run, with the command lines and environments of its processes. A secret found fails the run.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Secret } from '../leaks/needles.ts';
import { ProcessWatch } from '../leaks/processes.ts';
import { search, type Searched } from '../leaks/search.ts';
import { cardKeysOf, databaseKeysIn, peopleOf, wordsOf } from '../leaks/secrets.ts';
import { foldersOf, SEARCHED_RUN } from '../support/searched-run.ts';

const OUT = join(import.meta.dirname, '..', '..', 'out');
const RUN = join(OUT, 'window-run');
/** The runs share two cores with what they watch. */
const PAUSE_MS = 1_500;
const CANARY = 'CANARI-DES-ESSAIS-DE-FENETRE';
/** Read in the documents of the seed. */
const READ = ['Pas de rétinopathie. Contrôle dans un an.'];
/** Below this a typed word may be one of the program's own. */
const SHORTEST_WORD = 10;

function setEnvironment(written: string): void {
  const at = (name: string): string => join(written, name);
  for (const one of ['tmp', 'home', 'chromium']) mkdirSync(at(one), { recursive: true });
  const home = { HOME: at('home'), XDG_CACHE_HOME: at('home/.cache'), XDG_CONFIG_HOME: at('home/.config') };
  Object.assign(process.env, { [SEARCHED_RUN]: RUN, TMPDIR: at('tmp'), HOST_PROFILES: at('chromium'), ...home });
}

function typedWords(beside: string): string[] {
  const lines = globSync(join(beside, 'words.jsonl')).flatMap((path) => readFileSync(path, 'utf8').trim().split('\n'));
  const words = lines.map((line) => String(JSON.parse(line)));
  return [...new Set([...READ, ...words])].filter((word) => word.length >= SHORTEST_WORD);
}

function secretsOf(written: string, beside: string): Secret[] {
  const stores = globSync(join(beside, 'store-*'));
  const people = stores.flatMap((store) => globSync(join(store, 'patients*.json'))).flatMap(peopleOf);
  const persons = stores.flatMap((store) => globSync(join(store, 'persons', '*')));
  return [
    ...people,
    wordsOf('words typed, read or shown', typedWords(beside)),
    ...persons.flatMap(cardKeysOf),
    ...globSync(join(written, 'profile-*')).flatMap((profile) => databaseKeysIn(profile, persons)),
    wordsOf('canary', [CANARY]),
  ];
}

/** @returns where secrets were found; the planted one must be among them, and is left out. */
function leaksOf({ found }: Searched): string[] {
  if (!found.some(({ secret }) => secret === 'canary')) throw new Error('The search did not find what was planted');
  return found
    .filter(({ secret }) => secret !== 'canary')
    .map(({ secret, encoding, place }) => `${secret}, ${encoding}: ${place.replace(RUN, '')}`);
}

function tell({ files, bytes, processes, needles }: Searched, secrets: readonly Secret[], ms: number): void {
  const keys = secrets.filter(({ name }) => name.startsWith('database key')).length;
  const read = `${files} files, ${Math.round(bytes / 1e6)} MB, ${processes} command lines and environments`;
  const sought = `${needles} forms, ${keys} database keys among them`;
  console.log(`\nsearched in ${(ms / 1000).toFixed(1)} s: ${read}, for ${sought}`);
}

/** A profile with a store whose keys could not be had would be searched for nothing. */
function assertKeysKnown(written: string, secrets: readonly Secret[]): void {
  const stores = globSync(join(written, 'profile-*', 'stores', '*', 'keys.json'));
  if (stores.length > 0 && !secrets.some(({ name }) => name === 'database key, copies'))
    throw new Error('No database key of these profiles could be opened');
}

export default function setUp(): () => void {
  rmSync(RUN, { recursive: true, force: true });
  const { written, beside } = foldersOf(RUN);
  mkdirSync(beside, { recursive: true });
  setEnvironment(written);
  const watch = new ProcessWatch(process.pid, RUN, PAUSE_MS);
  watch.start();
  return () => {
    watch.stop();
    writeFileSync(join(written, 'planted.txt'), CANARY);
    const startedAt = performance.now();
    const secrets = secretsOf(written, beside);
    assertKeysKnown(written, secrets);
    const searched = search('after the window tests', { written, beside: OUT }, watch, secrets);
    const leaks = leaksOf(searched);
    tell(searched, secrets, performance.now() - startedAt);
    if (leaks.length > 0) throw new Error(`Left in clear:\n${leaks.join('\n')}`);
    rmSync(RUN, { recursive: true, force: true });
  };
}
