/**
 * Writes `resources/terminology/` from the value sets kept beside the repository. Run by hand, output committed (decision 6):
 *
 *     node build/scripts/terminology.ts [SHARED_FOLDER] [OUTPUT_FOLDER]
 *
 * The same input gives the same bytes: no date of generation, one concept a line, order of the source.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readConceptJson, readMapJson, readMatrixJson, readSvs } from './terminology/read-source.ts';
import { terminologySources } from './terminology/sources.ts';
import type { TerminologySource } from './terminology/sources.ts';
import { conceptListText, mapListText } from './terminology/write-list.ts';

/** Every generated file, name to text, from the folder that holds `terminology/` and `domain/`. Throws when a source is missing or odd. */
export function generateTerminology(sharedFolder: string): Map<string, string> {
  return new Map(terminologySources.map((source) => [`${source.name}.json`, listText(sharedFolder, source)]));
}

function listText(sharedFolder: string, source: TerminologySource): string {
  const path = join(sharedFolder, source.file);
  switch (source.kind) {
    case 'svs':
      return conceptListText(source.name, readSvs(path, source.repository));
    case 'concepts':
      return conceptListText(source.name, readConceptJson(path));
    case 'matrix':
      return conceptListText(source.name, readMatrixJson(path));
    case 'map':
      return mapListText(source.name, readMapJson(path));
  }
}

function run(sharedFolder: string, outputFolder: string): void {
  mkdirSync(outputFolder, { recursive: true });
  for (const [name, text] of generateTerminology(sharedFolder)) {
    writeFileSync(join(outputFolder, name), text);
    process.stdout.write(`${name}\n`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = resolve(import.meta.dirname, '../..');
  run(
    resolve(process.argv[2] ?? join(root, '../shared')),
    resolve(process.argv[3] ?? join(root, 'resources/terminology')),
  );
}
