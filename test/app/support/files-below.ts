import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

function holds(file: string, words: string): boolean {
  try {
    return readFileSync(file).includes(words);
  } catch {
    // Gone since it was listed: a browser tidies its own.
    return false;
  }
}

/** The files below a folder that hold these words in clear. */
export function filesWith(folder: string, words: string): string[] {
  return filesBelow(folder).filter((file) => holds(file, words));
}
