import { canonicalJson } from './canonical-json.ts';
import type { AuditEvent, AuditRow } from './event.ts';

/** Hash before the first row: the name of the chain, so that a row of another chain does not fit (H55). */
export const FIRST_PREVIOUS_HASH = 'dmp-journal-v1';

/** The text whose SHA-256 is the hash of a row: its place, the hash before it, and the event in canonical form. */
export function chainedText(sequence: number, previousHash: string, event: AuditEvent): string {
  return `${sequence}\n${previousHash}\n${canonicalJson({ ...event })}`;
}

/**
 * Follows a piece of the chain.
 *
 * @param rows rows in order.
 * @param before the row that must come before the first one: its sequence and hash.
 * @param hash SHA-256 in hexadecimal, passed in.
 * @returns the sequence at which the chain breaks (a changed, missing, added or moved row), or null.
 */
export function firstBrokenRow(
  rows: readonly AuditRow[],
  before: { readonly sequence: number; readonly hash: string },
  hash: (text: string) => string,
): number | null {
  let previous = before;
  for (const row of rows) {
    const expected = previous.sequence + 1;
    const linked = row.sequence === expected && row.previousHash === previous.hash;
    if (!linked || row.hash !== hash(chainedText(row.sequence, row.previousHash, row.event))) return expected;
    previous = row;
  }
  return null;
}

/** What the authentication key signs to seal the journal (decision 27): the place and hash of its last row. */
export function sealText(sequence: number, hash: string): string {
  return `Poste DMP - scellement du journal - v1\n${sequence}\n${hash}`;
}
