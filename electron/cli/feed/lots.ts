import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LONGEST_LOT_BYTES } from '../../adapters/system/handed-over-lot.ts';

/** One description as it came; `text` null when it is too long to be read. */
export interface Described {
  /** Name of its file, or number of its line: what the report says of one that has no identifier. */
  readonly source: string;
  readonly text: string | null;
  /** Why it could not be read, when it is not its length. */
  readonly fault?: 'feed/file-missing';
  /** Folder of the files it may name; null on the standard input, where contents come inside. */
  readonly folder: string | null;
}

const NEW_LINE = 0x0a;

function lineOf(parts: readonly Buffer[], number: number, isTooLong: boolean): Described {
  const text = isTooLong ? null : Buffer.concat(parts).toString('utf8');
  return { source: `line ${number}`, text, folder: null };
}

/** Descriptions one a line, as they come; an endless line is left out, never held in memory. */
export async function* lotsOfStream(input: AsyncIterable<Buffer>): AsyncGenerator<Described> {
  let parts: Buffer[] = [];
  let size = 0;
  let number = 1;
  for await (const chunk of input) {
    let from = 0;
    for (let end = chunk.indexOf(NEW_LINE); end !== -1; end = chunk.indexOf(NEW_LINE, from)) {
      size += end - from;
      if (size > 0) yield lineOf([...parts, chunk.subarray(from, end)], number, size > LONGEST_LOT_BYTES);
      [parts, size, from, number] = [[], 0, end + 1, number + 1];
    }
    size += chunk.length - from;
    parts = size > LONGEST_LOT_BYTES ? [] : [...parts, chunk.subarray(from)];
  }
  if (size > 0) yield lineOf(parts, number, size > LONGEST_LOT_BYTES);
}

/** One file of a folder; null for what is no file. It may be gone since the folder was read, or be another's. */
function lotOfFile(folder: string, name: string): Described | null {
  try {
    const path = join(folder, name);
    const stats = statSync(path);
    if (!stats.isFile()) return null;
    const text = stats.size > LONGEST_LOT_BYTES ? null : readFileSync(path, 'utf8');
    return { source: name, text, folder };
  } catch {
    // Told with its name: the others of the folder go on.
    return { source: name, text: null, folder, fault: 'feed/file-missing' };
  }
}

/** The descriptions of a folder by name, its `*.json`; null when it cannot be read. */
export function namesOf(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    // Absent, no folder, or not ours to read: whoever gave its name is told.
    return null;
  }
}

/** Descriptions of a folder, read as they are taken in. A folder among them is left alone. */
export function* lotsOfFolder(folder: string, names: readonly string[]): Generator<Described> {
  for (const name of names) {
    const lot = lotOfFile(folder, name);
    if (lot) yield lot;
  }
}
