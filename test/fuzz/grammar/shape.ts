import type { Random } from '../../model/world/random.ts';
import { LONGEST, spoilt } from './bytes.ts';
import { changedDer } from './der.ts';
import { changedJson } from './json.ts';
import { changedLines } from './lines.ts';
import { changedTiff } from './tiff.ts';
import { changedXml } from './xml.ts';

const GRAMMARS = {
  xml: changedXml,
  json: changedJson,
  der: changedDer,
  lines: changedLines,
  tiff: changedTiff,
  bytes: null,
} as const;

/** What an input is built of. */
export type Shape = keyof typeof GRAMMARS;

const MOST_CHANGES = 5;

/**
 * The next input: one that was found worth keeping, changed one to five times, by its grammar three times in five and
 * blindly otherwise.
 */
export function nextInput(
  kept: readonly Uint8Array[],
  shape: Shape,
  words: readonly string[],
  random: Random,
): Uint8Array {
  const grammar = GRAMMARS[shape];
  let bytes = random.pick(kept);
  for (let left = 1 + random.below(MOST_CHANGES); left > 0; left -= 1) {
    const other = random.pick(kept);
    bytes = grammar && random.chance(0.6) ? grammar(bytes, random, other) : spoilt(bytes, random, other, words);
    if (bytes.length > LONGEST) bytes = bytes.subarray(0, LONGEST);
  }
  return bytes;
}
