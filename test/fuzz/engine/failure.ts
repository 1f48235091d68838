import type { Reader } from './reader.ts';

const MOST_TRIES = 600;

/** Name, words without numbers, and the first line of ours in the stack: the same for the same defect. */
export function signatureOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`;
  const words = error.message.split('\n', 1)[0]?.replace(/\d+/g, '#').slice(0, 80);
  const place = /\/((?:electron|shared|renderer|node_modules)\/[^\s:)]+)/.exec(error.stack ?? '')?.[1] ?? '';
  return `${error.name}: ${words} @ ${place}`;
}

/** What a reader throws on an input, or null. */
export async function thrownBy(reader: Reader, bytes: Uint8Array): Promise<string | null> {
  try {
    await reader.read(bytes);
    return null;
  } catch (error) {
    return signatureOf(error);
  }
}

/** A smaller input with the same failure: pieces are left out, large ones first. */
export async function minimised(reader: Reader, bytes: Uint8Array, signature: string): Promise<Uint8Array> {
  let best = bytes;
  let tries = 0;
  for (let piece = Math.ceil(best.length / 2); piece >= 1 && tries < MOST_TRIES; piece = Math.floor(piece / 2)) {
    for (let at = 0; at < best.length && tries < MOST_TRIES; tries += 1) {
      const without = Buffer.concat([best.subarray(0, at), best.subarray(at + piece)]);
      if ((await thrownBy(reader, without)) === signature) best = without;
      else at += piece;
    }
  }
  return best;
}
