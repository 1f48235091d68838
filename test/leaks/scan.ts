/** Looks for the needles in bytes, and in what is packed inside them. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Needles } from './needles.ts';
import { unpacked } from './unpack.ts';

/** One secret in one place. */
export interface Finding {
  readonly secret: string;
  readonly encoding: string;
  /** Path, or the process and what of it. */
  readonly place: string;
}

/** Bytes that the run left, and where. */
export interface Left {
  readonly place: string;
  readonly bytes: () => Buffer;
}

/** A stream in a stream in a file. */
const DEEPEST = 2;

/** Needles found in these bytes, each encoding of a secret once. */
export function scanBytes(place: string, bytes: Buffer, needles: Needles, depth = 0): Finding[] {
  const found = needles.findIn(bytes).map(({ secret, encoding }) => ({ secret, encoding, place }));
  if (depth >= DEEPEST) return found;
  for (const inner of unpacked(bytes)) {
    found.push(...scanBytes(`${place} (${inner.kind})`, inner.bytes, needles, depth + 1));
  }
  return found;
}

/** A name of a file is written too: it is searched like a content. */
export function scan(left: Iterable<Left>, needles: Needles): { files: number; bytes: number; found: Finding[] } {
  const found: Finding[] = [];
  let files = 0;
  let size = 0;
  /** Many profiles hold the same files of the browser: each content is looked through once. */
  const known = new Set<string>();
  for (const { place, bytes } of left) {
    const content = bytes();
    files += 1;
    size += content.length;
    const digest = createHash('sha1').update(content).digest('hex');
    found.push(
      ...(known.has(digest) ? [] : scanBytes(place, content, needles)),
      ...scanBytes(`name of ${place}`, Buffer.from(place), needles, DEEPEST),
    );
    known.add(digest);
  }
  const seen = new Map(found.map((one) => [`${one.secret}\n${one.encoding}\n${one.place}`, one]));
  return { files, bytes: size, found: [...seen.values()] };
}

function readNow(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    // Gone since it was listed, as temporary files go; anything else would be a file that nobody looked at.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** One file, read when it is looked through. */
export function fileAt(path: string): Left {
  return { place: path, bytes: () => readNow(path) };
}

/**
 * Every regular file below a folder, hidden ones included; links are not followed.
 *
 * @param skip folders that are not looked into, by full path.
 */
export function* filesBelow(folder: string, skip: readonly string[] = []): Generator<Left> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (skip.includes(path)) continue;
    if (entry.isDirectory()) yield* filesBelow(path, skip);
    else if (entry.isFile() && lstatSync(path, { throwIfNoEntry: false })) yield fileAt(path);
  }
}
