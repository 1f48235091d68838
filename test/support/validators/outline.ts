import { join } from 'node:path';
import { sharedFolder } from '../shared-folder.ts';
import { runTool, validatorsFolder, withFiles } from './run-tool.ts';

/** How the shape of a message differs from a published outline. */
export interface OutlineDifference {
  readonly missing: string[];
  readonly extra: string[];
}

/**
 * Compares the shape of a message with an outline of the published messages.
 *
 * @param message XML, or a raw MTOM body whose envelope is looked at.
 * @param outline file name, for instance `TD2.1-request.txt`.
 */
export function outlineDifference(message: string | Uint8Array, outline: string): OutlineDifference {
  return withFiles({ 'message.xml': message }, (folder) => {
    const reference = join(sharedFolder() ?? '', 'domain', 'outlines', outline);
    const tool = join(validatorsFolder(), 'tools', 'outline-diff.py');
    const { output } = runTool('python3', [tool, join(folder, 'message.xml'), reference]);
    if (!/paths of the outline present/.test(output)) throw new Error(output);
    const rows = (word: string) =>
      output.split('\n').flatMap((line) => (line.startsWith(word) ? [line.slice(word.length).trim()] : []));
    return { missing: rows('missing'), extra: rows('extra') };
  });
}

/** A difference we stand by: the start of its path and the reason. */
export type AcceptedDifference = readonly [path: string, reason: string];

/** Differences nobody accepted, and acceptances nothing needs any more. */
export function unexplained(
  rows: readonly string[],
  accepted: readonly AcceptedDifference[],
): { readonly unexplained: string[]; readonly unused: string[] } {
  return {
    unexplained: rows.filter((row) => !accepted.some(([path]) => row.endsWith(path) || row.includes(`${path}/`))),
    unused: accepted
      .map(([path]) => path)
      .filter((path) => !rows.some((row) => row.endsWith(path) || row.includes(`${path}/`))),
  };
}
