import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Marks a folder as a run's own; locked as long as that run lives. */
const MARK = '.run';
/** Held to the end of the process: a collected database would let go of its lock. */
const held: Database.Database[] = [];

/**
 * Takes a folder for this process alone, until it ends, however it ends: two runs in one folder would destroy each
 * other's files.
 *
 * @returns null when it is taken; `in-use` by another run, or `unwritable`.
 */
export function takeFolder(folder: string): 'in-use' | 'unwritable' | null {
  try {
    mkdirSync(folder, { recursive: true });
    // SQLite's lock is the kernel's own: it goes with the process, a kill included, and no stale file has to be judged.
    const mark = new Database(join(folder, MARK), { timeout: 0 });
    mark.exec('BEGIN EXCLUSIVE');
    held.push(mark);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'SQLITE_BUSY' ? 'in-use' : 'unwritable'; // its errors bear a code
  }
}

/** The same, told to the person; false when the run must not begin. */
export function takeOrSay(folder: string): boolean {
  const refused = takeFolder(folder);
  const why = {
    'in-use': `une autre exécution est en cours dans ${folder}`,
    unwritable: `${folder} ne peut pas être écrit`,
  };
  if (refused) console.error(`✗ Rien n'est lancé : ${why[refused]}.`);
  return refused === null;
}

/** Whether a folder is there for a run to empty: new, empty, or made by one. Anything else may be somebody's. */
export function isOwnFolder(folder: string, made: string): boolean {
  if (!existsSync(folder)) return true;
  if (!statSync(folder).isDirectory()) return false;
  const names = readdirSync(folder);
  return names.length === 0 || names.includes(MARK) || names.includes(made);
}

/** Removes everything of a folder that was taken. */
export function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder))
    if (name !== MARK) rmSync(join(folder, name), { recursive: true, force: true });
}
