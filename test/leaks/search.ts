/** One search over everything a run has left, and the words in which its outcome is told. */
import { statSync } from 'node:fs';
import { Needles, type Secret } from './needles.ts';
import type { ProcessWatch } from './processes.ts';
import { fileAt, filesBelow, scan, type Finding, type Left } from './scan.ts';

export interface Searched {
  readonly when: string;
  readonly files: number;
  readonly bytes: number;
  readonly processes: number;
  readonly needles: number;
  readonly found: readonly Finding[];
}

function* outsideFiles(watch: ProcessWatch, beside: string): Generator<Left> {
  for (const path of watch.outside()) {
    if (!path.startsWith(beside) && statSync(path, { throwIfNoEntry: false })?.isFile()) yield fileAt(path);
  }
}

/**
 * Searches the folder, the processes seen so far, and the files they wrote elsewhere.
 *
 * @param beside folder of the run: what it holds next to the searched one is excluded by name (`excluded.ts`).
 */
export function search(
  when: string,
  places: { readonly written: string; readonly beside: string },
  watch: ProcessWatch,
  secrets: readonly Secret[],
): Searched {
  const needles = new Needles(secrets);
  const files = scan(filesBelow(places.written), needles);
  const elsewhere = scan(outsideFiles(watch, places.beside), needles);
  const processes = scan(watch.left(), needles);
  return {
    when,
    files: files.files + elsewhere.files,
    bytes: files.bytes + elsewhere.bytes,
    processes: processes.files,
    needles: needles.count,
    found: [...files.found, ...elsewhere.found, ...processes.found],
  };
}
