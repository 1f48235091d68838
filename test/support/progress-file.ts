import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What an earlier run wrote with `writeProgress`; null when there is none, or none that can be read. */
export function readProgress<Progress>(path: string): Progress | null {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Progress; // written below, by a run of the same kind
  } catch {
    console.error(`${path} cannot be read: it is left aside.`);
    return null;
  }
}

/** Whole or not at all: a run may be killed while it writes. */
export function writeProgress(path: string, progress: object): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(progress));
  renameSync(`${path}.new`, path);
}
