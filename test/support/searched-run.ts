/**
 * What a run of the window tests leaves is searched for its secrets at the end (`global-setup.ts`). While it runs, this
 * keeps aside what is to be searched, and notes beside it what is to be looked for. Nothing happens outside such a run.
 */
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Names the folder of the run in the environment of the tests. */
export const SEARCHED_RUN = 'DMP_SEARCHED_RUN';

/** Folders of a run: `written` is searched; `beside` holds the other side and the secrets. */
export function foldersOf(run: string): { readonly written: string; readonly beside: string } {
  return { written: join(run, 'written'), beside: join(run, 'beside') };
}

function folders(): ReturnType<typeof foldersOf> | null {
  const run = process.env[SEARCHED_RUN];
  return run ? foldersOf(run) : null;
}

/** A new folder for what is not the workstation's own: the store of the other side, its cards. */
export function folderBeside(prefix: string): string {
  return mkdtempSync(join(folders()?.beside ?? tmpdir(), prefix));
}

/** Keeps a profile as it stands after its application has ended. */
export function keepProfile(userData: string): void {
  const run = folders();
  if (!run || !existsSync(userData)) return;
  const kept = mkdtempSync(join(run.written, 'profile-'));
  cpSync(userData, kept, { recursive: true });
}

/** Notes words that were typed, read or shown: in no file of the workstation afterwards. */
export function noteWords(...words: readonly string[]): void {
  const run = folders();
  if (!run) return;
  for (const word of words) appendFileSync(join(run.beside, 'words.jsonl'), `${JSON.stringify(word)}\n`);
}

/** Keeps what a store knows and the cards hold: its patients and the keys of its practitioners. */
export function keepSecretsOf(settings: Readonly<Record<string, unknown>>): void {
  const run = folders();
  if (!run) return;
  const kept = mkdtempSync(join(run.beside, 'store-'));
  const patients = String(settings['patientsFile']);
  const pki = dirname(String(settings['trustedRoots']));
  for (const path of [patients, join(pki, 'persons')]) {
    mkdirSync(kept, { recursive: true });
    cpSync(path, join(kept, basename(path)), { recursive: true });
  }
}

/** Keeps the keys of a card that was made while the run went on: the store's own were kept as it started. */
export function keepCard(person: string): void {
  const run = folders();
  if (!run) return;
  cpSync(person, join(mkdtempSync(join(run.beside, 'store-')), 'persons', basename(person)), { recursive: true });
}
